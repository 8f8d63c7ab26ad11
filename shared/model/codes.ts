/** 民族, GB/T 3304: 01 … 56, 97 其他, 98 外国血统中国籍人士. The names are `terms.ethnicity.<code>`. */
export const ethnicityCodes: readonly string[] = [...Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')), '97', '98'];
