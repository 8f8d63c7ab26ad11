import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NotEnrolled } from './authority.ts';
import { startProvince, type Province } from './province.ts';

/** `npm run province`: the reference province for training and demos. */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '.training/province' },
    port: { type: 'string', default: '8443' },
    host: { type: 'string', default: '127.0.0.1' },
    enrol: { type: 'string' },
    'by-hand': { type: 'string' },
    'encryption-pair': { type: 'boolean', default: false },
  },
});

const folder = resolve(values.folder);
const province = await startProvince({ folder, port: values.enrol || values['by-hand'] ? 0 : Number(values.port), host: values.host });

if (values['by-hand'] !== undefined) {
  takeIn(values['by-hand']);
  await province.stop();
} else if (values.enrol === undefined) explain(province);
else {
  enrol(values.enrol);
  await province.stop();
}

function enrol(file: string): void {
  try {
    const answer = province.authority.enrol(JSON.parse(readFileSync(file, 'utf8')), { makesEncryptionPair: values['encryption-pair'] });
    const written = join(dirname(resolve(file)), 'answer.json');
    writeFileSync(written, JSON.stringify({ ...answer, address: `https://${values.host}:${values.port}` }, null, 2));
    console.log(`已为 ${answer.office}-${answer.station} 签发证书，应答文件：${written}`);
    showFingerprints();
  } catch (error) {
    if (!(error instanceof NotEnrolled) && !(error instanceof SyntaxError)) throw error;
    console.error(`未签发：申请文件不符合要求（${error.message}）。`);
    process.exitCode = 1;
  }
}

function takeIn(carried: string): void {
  const { answered, refused, waiting } = province.takeByHand(resolve(carried));
  console.log(`已处理 ${carried}：收下 ${answered} 个信封，退回 ${refused} 个，另有 ${waiting} 个缺少前面的信封，等补齐后再处理。`);
  console.log('应答文件已放在同一文件夹，请带回登记站，在“省平台”页导入。');
}

function explain({ address }: Province): void {
  console.log(`省级参考平台（仅供培训和演示）已启动：${address}`);
  console.log(`数据保存在：${folder}`);
  console.log('登记站入网：');
  console.log('  1. 在登记站导出申请文件 request.json，带到这里；');
  console.log(`  2. 另开窗口运行：npm run province -- --folder ${values.folder} --port ${values.port} --enrol request.json`);
  console.log('  3. 把生成的 answer.json 带回登记站导入，并由两人核对下面两个指纹。');
  console.log('  由平台产生加密密钥对（双证书）的，加上 --encryption-pair。');
  console.log(`断网的登记站用 U 盘带来信封的：npm run province -- --folder ${values.folder} --by-hand 文件夹`);
  showFingerprints();
  console.log('按 Ctrl+C 停止。');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void province.stop().then(() => process.exit(0)));
}

function showFingerprints(): void {
  console.log(`  SM2 根证书指纹（SM3）：${province.authority.fingerprints.sm2}`);
  console.log(`  TLS 根证书指纹（SM3）：${province.authority.fingerprints.tls}`);
}
