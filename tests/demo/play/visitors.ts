import { expect, type Locator } from '@playwright/test';
import type { Passport, PermitHolder, Person } from '../../emulators/people.ts';
import { passportMrz } from '../../emulators/mrz.ts';
import { residencePermit, residentCard, type ReaderEmulator } from '../../emulators/reader/index.ts';
import type { Party } from './counter.ts';
import { find, pick, write } from './form.ts';
import type { Stage } from './stage.ts';

/** A paper brought along, as a picture of it. */
export interface Brought {
  /** As the closed list of materials calls it. */
  readonly material: string;
  readonly picture: string;
}

/** One party, as they come to the counter: how they get into the form, and what they bring. */
export interface Visitor {
  /** ① 核验: into the slot, by card, by zone or by hand. */
  readonly identify: (stage: Stage, party: Party) => Promise<void>;
  /** ② 初审: what they say beyond what everybody says. `panel` is theirs. */
  readonly tell?: (stage: Stage, panel: Locator) => Promise<void>;
  readonly brings?: readonly Brought[];
}

/** Eight digits, as everybody types dates. */
type Digits = string;

/** 内地居民: a card on the reader. */
export function resident(reader: ReaderEmulator, person: Person): Visitor {
  return { identify: ({ hands }, party) => hands.readCard(party, person.name, reader, residentCard(person)) };
}

export interface MilitaryPapers {
  readonly cardNumber: string;
  readonly proof: { readonly number: string; readonly organ: string; readonly issuedOn: Digits; readonly validUntil: Digits };
  readonly brings: readonly Brought[];
}

/** 现役军人: chosen as one before the card is read, for it looks like everybody's. */
export function soldier(reader: ReaderEmulator, person: Person, { cardNumber, proof, brings }: MilitaryPapers): Visitor {
  return {
    brings,
    async identify({ hands }, party) {
      const panel = hands.panelOf(party);
      await pick(panel, '当事人类型', '现役军人');
      await hands.readCard(party, person.name, reader, residentCard(person));
      await write(panel.getByRole('group', { name: '军人证件' }), '军人证件号', cardNumber);
      const paper = panel.getByRole('group', { name: '军人婚姻登记证明' });
      await write(paper, '编号', proof.number);
      await write(paper, '出证政治机关名称及所在地', proof.organ);
      await write(paper, '出具日期', proof.issuedOn);
      await write(paper, '有效期至', proof.validUntil);
    },
  };
}

export interface Declaration {
  readonly notary: string;
  readonly number: string;
  readonly issuedOn: Digits;
}

async function writeDeclaration(panel: Locator, { notary, number, issuedOn }: Declaration): Promise<void> {
  const paper = panel.getByRole('group', { name: '经公证的无配偶及无禁婚亲属关系声明' });
  await write(paper, '公证人或公证机构', notary);
  await write(paper, '公证书编号', number);
  await write(paper, '出具日期', issuedOn);
}

export interface HongKongPapers {
  readonly identityCard: string;
  readonly declaration: Declaration;
  readonly brings: readonly Brought[];
}

/** 香港居民 with a 居住证 on the reader; the identity card's number and the declaration are written down. */
export function hongKongResident(reader: ReaderEmulator, holder: PermitHolder, papers: HongKongPapers): Visitor {
  return {
    brings: papers.brings,
    async identify({ hands }, party) {
      const panel = hands.panelOf(party);
      await hands.readCard(party, holder.name, reader, residencePermit(holder));
      await write(panel, '香港居民身份证号码', papers.identityCard);
      await find(panel, '民族', '汉族');
      await writeDeclaration(panel, papers.declaration);
    },
  };
}

export interface TaiwanPapers extends Omit<HongKongPapers, 'identityCard'> {
  readonly permitNumber: string;
  readonly validFrom: Digits;
  readonly validUntil: Digits;
  /** 在台湾居住的有效身份证明. */
  readonly identityNumber: string;
  readonly address: string;
}

/** 台湾居民 with a travel permit, typed. */
export function taiwanResident(person: Pick<PermitHolder, 'name' | 'birthDate'>, papers: TaiwanPapers): Visitor {
  return {
    brings: papers.brings,
    async identify({ hands }, party) {
      const panel = hands.panelOf(party);
      await pick(panel, '当事人类型', '台湾居民');
      await write(panel, '通行证号码', papers.permitNumber);
      await write(panel, '有效期自', papers.validFrom);
      await write(panel, '有效期至', papers.validUntil);
      await write(panel, '姓名', person.name);
      await pick(panel, '性别', '女');
      await find(panel, '民族', '汉族');
      await write(panel, '台湾身份证明号码', papers.identityNumber);
      await write(panel, '出生日期', person.birthDate);
      await write(panel, '住址', papers.address);
      await writeDeclaration(panel, papers.declaration);
    },
  };
}

export interface ForeignPapers {
  readonly address: string;
  readonly proof: {
    readonly route: string;
    readonly country: string;
    readonly wording: string;
    readonly issuer: string;
    readonly number: string;
    readonly issuedOn: Digits;
    readonly translator: string;
  } | null;
  readonly interpreter?: { readonly name: string; readonly idNumber: string; readonly language: string };
  readonly brings?: readonly Brought[];
}

/** 外国人: the passport's zone from a wedge scanner, the rest from its pages. */
export function foreigner(scan: (text: string) => Promise<void>, passport: Passport, papers: ForeignPapers): Visitor {
  const { proof, interpreter, address, brings = [] } = papers;
  const name = `${passport.surname} ${passport.givenNames}`;
  return {
    brings,
    async identify({ window, hands, shoot }, party) {
      const panel = hands.panelOf(party);
      await expect(window.getByText(`请将${party}身份证放在读卡器上`)).toBeVisible({ timeout: 20_000 });
      await scan(passportMrz(passport));
      await expect(panel.getByRole('textbox', { name: '护照号码', exact: true })).not.toHaveValue('');
      await shoot('护照机读码');
      if ((await panel.getByRole('textbox', { name: '姓名', exact: true }).inputValue()) !== name) await write(panel, '姓名', name);
      await write(panel, '住址', address);
      if (proof === null) return;
      const paper = panel.getByRole('group', { name: '无配偶证明' });
      await pick(paper, '出具方式', proof.route);
      await find(paper, '出具国家', proof.country);
      await pick(paper, '证明内容', proof.wording);
      await write(paper, '出具机构', proof.issuer);
      await write(paper, '编号', proof.number);
      await write(paper, '出具日期', proof.issuedOn);
      await write(panel.getByRole('group', { name: '证明文书中文译文' }), '翻译机构或译者', proof.translator);
    },
    async tell({ shoot }, panel) {
      if (!interpreter) return;
      await panel.getByRole('button', { name: '需要协助' }).click();
      await panel.getByText('有陪同人员').click();
      await write(panel, '陪同人员姓名', interpreter.name);
      await write(panel, '陪同人员证件号', interpreter.idNumber);
      await write(panel, '语种或所在机构', interpreter.language);
      await shoot('翻译陪同');
    },
  };
}
