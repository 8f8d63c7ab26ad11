import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { passports, people, permitHolders } from '../../emulators/people.ts';
import type { ReaderEmulator } from '../../emulators/reader/index.ts';
import { drawPaper, type DrawnPaper } from './paper-picture.ts';
import type { CoupleToServe } from './serve-couple.ts';
import { foreigner, hongKongResident, resident, soldier, taiwanResident, type Brought, type Visitor } from './visitors.ts';

/** Whom the registrar meets on the day of the demo, 2026-11-24; nobody of them exists. */
export interface Couples {
  readonly hongKong: Both;
  readonly taiwan: Both;
  readonly foreigner: Both;
  readonly soldier: Both;
  readonly supplementary: Both;
  /** Her proof was issued more than six months ago. */
  readonly staleProof: Both;
}
type Both = Pick<CoupleToServe, 'man' | 'woman'>;

export interface Devices {
  readonly reader: ReaderEmulator;
  readonly scan: (text: string) => Promise<void>;
}

const declared = '经公证的无配偶及无禁婚亲属关系声明';

export async function inventCouples({ reader, scan }: Devices, folder: string): Promise<Couples> {
  mkdirSync(folder, { recursive: true });
  const paper = async (material: string, file: string, drawn: DrawnPaper): Promise<Brought> => ({
    material,
    picture: await drawPaper(join(folder, `${file}.jpg`), drawn),
  });
  return {
    hongKong: {
      man: hongKongResident(reader, permitHolders.hongKong, {
        identityCard: 'A123456(3)',
        declaration: { notary: '黄示例（中国委托公证人）', number: 'CAAO-2026-00901', issuedOn: '20260915' },
        brings: [
          await paper(declared, 'hong-kong', {
            title: '声明书',
            seal: 'red',
            lines: [
              '声明人：陈嘉明',
              '本人从未登记结婚，现无配偶，',
              '与陈静没有直系血亲和三代以内旁系血亲关系。',
              '中国委托公证人（香港）见证',
              '2026年9月15日',
            ],
          }),
        ],
      }),
      woman: resident(reader, people.chenJing),
    },
    taiwan: {
      man: resident(reader, people.wangWei),
      woman: taiwanResident(permitHolders.taiwan, {
        permitNumber: '00000903',
        validFrom: '20240701',
        validUntil: '20290630',
        identityNumber: 'Z299999903',
        address: '台北市示例区样张路9号',
        declaration: { notary: '台湾示例地方法院所属民间公证人', number: '115年度北院民公字第903号', issuedOn: '20261012' },
        brings: [
          await paper(declared, 'taiwan', {
            title: '公证书',
            seal: 'red',
            lines: [
              '声明人：林雅婷',
              '本人现无配偶，与王伟没有直系血亲',
              '和三代以内旁系血亲关系。',
              '民间公证人事务所公证',
              '2026年10月12日',
            ],
          }),
        ],
      }),
    },
    foreigner: {
      man: resident(reader, people.zhangJi),
      woman: foreigner(scan, passports.portuguese, {
        address: '云川市湖滨区示例公寓12号',
        proof: {
          route: '附加证明书（Apostille）',
          country: '葡萄牙',
          wording: '无配偶',
          issuer: 'Conservatória do Registo Civil de Exemplo',
          number: '904/2026',
          issuedOn: '20261005',
          translator: '云川市示例翻译社',
        },
        interpreter: { name: '梁晓译', idNumber: '110101199001019903', language: '葡萄牙语' },
        brings: [
          await paper('无配偶证明', 'proof', {
            title: 'CERTIDÃO DE ESTADO CIVIL',
            seal: 'blue',
            lines: [
              'EXEMPLO DE ALBUQUERQUE VASCONCELOS',
              'MARIANA BEATRIZ APARECIDA',
              'Estado civil: solteira',
              'Apostille (Convention de La Haye du 5 octobre 1961)',
              '5 de outubro de 2026',
            ],
          }),
          await paper('证明文书中文译文', 'translation', {
            title: '婚姻状况证明（译文）',
            seal: 'red',
            lines: ['兹证明上述人员婚姻状况：单身。', '附加证明书译文见附页。', '云川市示例翻译社', '2026年10月20日'],
          }),
        ],
      }),
    },
    soldier: {
      man: soldier(reader, people.soldier, {
        cardNumber: '军字第0000905号',
        proof: { number: '政婚字第905号', organ: '某部队政治工作部（云川市）', issuedOn: '20261102', validUntil: '20270201' },
        brings: [
          await paper('军人证件', 'military-card', {
            title: '军官证',
            seal: 'red',
            lines: ['姓名：吴卫国', '编号：军字第0000905号', '发证机关：某部队政治工作部', '（示例）'],
          }),
          await paper('军人婚姻登记证明', 'military', {
            title: '军人婚姻登记证明',
            seal: 'red',
            lines: ['吴卫国，现役军人，未婚。', '同意其与李㛃申请结婚登记。', '某部队政治工作部', '2026年11月2日'],
          }),
        ],
      }),
      woman: resident(reader, people.liJie),
    },
    supplementary: { man: resident(reader, people.heDong), woman: resident(reader, people.luoYan) },
    staleProof: {
      man: resident(reader, people.longTermCard),
      woman: foreigner(scan, passports.german, {
        address: '云川市湖滨区示例公寓15号',
        proof: {
          route: '该国驻华使领馆出具',
          country: '德国',
          wording: '无配偶',
          issuer: '德国驻华使馆',
          number: '15/2026',
          issuedOn: '20260420',
          translator: '云川市示例翻译社',
        },
      }),
    },
  };
}

/** Whom only an office for foreigners may register, with nothing but a passport and a card. */
export function frenchCouple({ reader, scan }: Devices): { readonly man: Visitor; readonly woman: Visitor } {
  return {
    man: foreigner(scan, passports.french, { address: '清江县柳溪镇示例路3号', proof: null }),
    woman: resident(reader, people.chenJing),
  };
}
