import type { BackfillField, BackfillSettings, PersonField } from '#shared/model/index.ts';

const ofPerson: ReadonlyArray<readonly [PersonField, RegExp]> = [
  ['document', /证件(?:类型|类别|种类|名称)/],
  ['idNumber', /身份证|证件号|^号码?$/],
  ['documentNumber', /护照号|其他证件/],
  ['name', /姓名|名字|^$/],
  ['born', /出生|生日/],
  ['sex', /性别/],
  ['nationality', /国籍|国家/],
  ['ethnicity', /民族/],
  ['occupation', /职业|工作/],
  ['education', /文化|学历/],
  ['maritalStatus', /婚姻状况|婚况/],
  ['domicile', /户籍|户口/],
  ['residence', /住址|地址|居住|现住/],
];

const ofRecord: ReadonlyArray<readonly [BackfillField, RegExp]> = [
  ['key', /主键|流水号|^(?:记录)?id$/i],
  ['act', /业务类型|登记类型|业务类别|登记类别|办理类型|登记种类/],
  ['fileNumber', /档号|卷号|案卷/],
  ['officeCode', /(?:机关|单位|区划|地区)(?:代码|编码)|行政区划/],
  ['registrationNumber', /字号|证号|证书编号|证书号|登记号/],
  ['registeredOn', /(?:登记|结婚|离婚|办理|发证|领证)(?:日期|时间)/],
  ['officeName', /机关|登记处|办理单位|发证单位/],
  ['remark', /备注|异常/],
];

/** Which columns of a head seem to hold which fields; the first that fits is taken, and each once. */
export function proposeColumns(head: readonly string[]): BackfillSettings['columns'] {
  const columns: BackfillSettings['columns'] = {};
  for (const name of head) {
    const field = fieldOf(name);
    if (field !== null && columns[field] === undefined && name !== '') columns[field] = name;
  }
  return columns;
}

function fieldOf(name: string): BackfillField | null {
  const plain = name.normalize('NFKC').replace(/[\s()[\]【】*:_-]/g, '');
  const whose = /男|丈夫/.test(plain) ? 'man' : /女|妻/.test(plain) ? 'woman' : null;
  if (whose === null) return ofRecord.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  const rest = plain.replace(/(?:男|女)(?:方|性)?|丈夫|妻子?|当事人|公民/g, '');
  const field = ofPerson.find(([, pattern]) => pattern.test(rest))?.[0];
  return field === undefined ? null : `${whose}.${field}`;
}
