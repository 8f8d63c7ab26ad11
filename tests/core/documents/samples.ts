import sharp from 'sharp';
import {
  formNames,
  rowValues,
  type CertificateValues,
  type DeclarationValues,
  type ExaminationFormValues,
  type RecoveryKeyValues,
  type RefusalNoticeValues,
} from '#core/documents/forms.ts';
import type { Paper } from '#core/documents/types.ts';
import { idNumberCheck, type CivilDate } from '#shared/model/index.ts';

export const sampleDay = '2026-11-21' as CivilDate;

/** Invented people; numbers with a right check character. */
export const manId = withCheck('11010519900307721');
export const womanId = withCheck('11010519920815424');

export const declaration: DeclarationValues = {
  name: '周致远',
  sex: '男',
  nationality: '中国',
  birthDate: '1990年3月7日',
  ethnicity: '汉族',
  occupation: '专业技术人员',
  education: '大学本科',
  idNumber: manId,
  address: '北京市朝阳区和平里街道青年沟路甲12号院3号楼2单元1104室',
  maritalStatus: '未婚',
  otherName: '林清妍',
  otherIdNumber: womanId,
  officeName: '清河县民政局婚姻登记处',
};

export const examinationForm: ExaminationFormValues = {
  manName: '周致远',
  manBirthDate: '1990年3月7日',
  manIdNumber: manId,
  manNationality: '中国',
  manDocuments: `居民身份证 ${manId}\n申请结婚登记声明书 1份\n本人无配偶以及与对方当事人没有直系血亲和三代以内旁系血亲关系的签字声明\n2寸双人近期半身免冠合影照片`,
  womanName: '林清妍',
  womanBirthDate: '1992年8月15日',
  womanIdNumber: womanId,
  womanNationality: '中国',
  womanDocuments: `居民身份证 ${womanId}\n申请结婚登记声明书 1份\n本人无配偶以及与对方当事人没有直系血亲和三代以内旁系血亲关系的签字声明\n2寸双人近期半身免冠合影照片`,
  opinion: '符合结婚条件，准予登记',
  registeredOn: '2026年11月21日',
  registrationNumber: 'J130534-2026-000123',
  manBlank: '0123456701',
  womanBlank: '0123456702',
  officeName: '清河县民政局婚姻登记处',
  remarks: '经省民政厅授权离线登记，授权文号：冀民函〔2026〕1号。',
  ...rowValues('finding', [
    { rule: 'M-10', article: '《婚姻登记条例》第七条', conclusion: '双方均已亲自到场' },
    { rule: 'M-31', article: '《中华人民共和国民法典》第一千零四十七条', conclusion: '已满二十二周岁，符合' },
    { rule: 'M-31', article: '《中华人民共和国民法典》第一千零四十七条', conclusion: '已满二十周岁，符合' },
    { rule: 'M-33', article: '《中华人民共和国民法典》第一千零四十六条', conclusion: '分别询问，双方完全自愿' },
    { rule: 'M-33', article: '《婚姻登记条例》第九条第三项', conclusion: '双方声明均无配偶' },
    { rule: 'M-33', article: '《中华人民共和国民法典》第一千零四十八条', conclusion: '双方声明无直系血亲和三代以内旁系血亲关系' },
    { rule: 'M-30', article: '《婚姻登记条例》第十条', conclusion: '联网核对暂不可用，按授权办理，待补核' },
  ]),
};

export const refusalNotice: RefusalNoticeValues = {
  manName: '周致远',
  manIdNumber: manId,
  womanName: '林清妍',
  womanIdNumber: womanId,
  appliedOn: '2026年11月21日',
  reviewAuthority: '清河县人民政府',
  court: '清河县人民法院',
  officeName: '清河县民政局婚姻登记处',
  issuedOn: '2026年11月21日',
  ...rowValues('ground', [
    {
      reason: '男方未到法定结婚年龄：男方于2005年1月2日出生，2027年1月2日年满二十二周岁。',
      article: '《中华人民共和国民法典》第一千零四十七条',
    },
    { reason: '女方已有配偶。', article: '《婚姻登记条例》第九条第三项' },
  ]),
};

export const certificate: CertificateValues = {
  holder: '周致远',
  registeredOn: '2026年11月21日',
  registrationNumber: 'J130534-2026-000123',
  remarks: '',
  manName: '周致远',
  manSex: '男',
  manNationality: '中国',
  manBirthDate: '1990年3月7日',
  manIdNumber: manId,
  womanName: '林清妍',
  womanSex: '女',
  womanNationality: '中国',
  womanBirthDate: '1992年8月15日',
  womanIdNumber: womanId,
};

const recoveryKey: RecoveryKeyValues = {
  officeName: '清河县民政局婚姻登记处',
  createdOn: '2026年11月21日',
  recoveryKey: '7KQ2M-9XF4C-TB3WD-H8RJN-5VPGA-6YE2K-MZ4S9',
};

export function paper(form: string, values: Readonly<Record<string, string>>, more: Partial<Paper> = {}): Paper {
  return {
    form,
    on: sampleDay,
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: {},
    barcode: null,
    watermark: null,
    title: '纸',
    createdAt: '2026-11-21T02:30:00Z',
    ...more,
  };
}

/** Two pale figures before a red backdrop, as a camera would deliver them. */
export async function photo(width = 1252, height = 826): Promise<Uint8Array> {
  const pixels = Buffer.alloc(width * height * 3);
  const inside = (x: number, y: number, centreX: number, centreY: number, radius: number) => Math.hypot(x - centreX, y - centreY) < radius;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [across, down] = [x / height, y / height];
      const middles = [0.33, 0.67].map((part) => (part * width) / height);
      const face = middles.some((middle) => inside(across, down, middle, 0.42, 0.16));
      const body = middles.some((middle) => inside(across, down, middle, 1.05, 0.4));
      pixels.set(face ? [242, 217, 199] : body ? [245, 245, 245] : [176, 28, 46], (y * width + x) * 3);
    }
  }
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg()
      .toBuffer(),
  );
}

export async function samples(): Promise<Record<string, Paper>> {
  const pictures = { photo: await photo(626, 413) };
  const barcode = 'T26112103007D1';
  return {
    declaration: paper(formNames.declaration, declaration, { barcode }),
    examinationForm: paper(formNames.examinationForm, examinationForm, { pictures, barcode }),
    refusalNotice: paper(formNames.refusalNotice, refusalNotice, { barcode }),
    certificate: paper(formNames.certificate, certificate, { pictures }),
    certificatePreview: paper(formNames.certificatePreview, certificate, { pictures, stock: true }),
    recoveryKey: paper(formNames.recoveryKeySheet, recoveryKey),
    training: paper(formNames.declaration, declaration, { barcode, watermark: '培训' }),
  };
}

function withCheck(body17: string): string {
  return body17 + idNumberCheck(body17);
}
