/** What of a person a text tells, or by which a person is reached. `account`: a name of theirs on a platform. */
export type Personal = 'name' | 'phone' | 'id_number' | 'address' | 'email' | 'ip' | 'birth_date' | 'account';

/** Weights and last characters of ids of the People's Republic (GB 11643). */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_ENDS = '10X98765432';

/** True for an id number of a person: 17 digits with a day of birth in them and the right last character. Order numbers are none. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return ID_ENDS[sum % 11] === text[17]?.toUpperCase();
}

const EMAIL = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;
const PHONE = /(?<![\w.])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![\w.])/g;
const LONG = /(?<![\w.])\d{17}[\dXx](?!\w)/g;
const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const IP = new RegExp(String.raw`(?<![\w.])(${OCTET}\.${OCTET})\.${OCTET}\.${OCTET}(?![\w.])`, 'g');

const email = (text: string) => text.replace(/^(.)[^@]*/, '$1***');
const phone = (text: string) => {
  const digits = text.replace(/\D/g, '');
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
};
const ends = (text: string, start: number, end: number) => `${text.slice(0, start)}****${text.slice(-end)}`;

/** A text without what leads to a person: e-mail addresses, mobile numbers, id numbers and IP addresses in it are masked. */
export function scrubbed(text: string): string {
  if (!/\d|@/.test(text)) return text;
  return text
    .replace(EMAIL, email)
    .replace(PHONE, (_, number: string) => phone(number))
    .replace(LONG, (found) => (isIdNumber(found) ? ends(found, 3, 2) : found))
    .replace(IP, '$1.*.*');
}

const DOUBLE_NAMES = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|司徒|端木|百里|南宫)/;

function name(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text.replace(/(\p{L})[\p{L}'’.-]*/gu, '$1***');
  return text.slice(0, DOUBLE_NAMES.test(text) ? 2 : 1) + '*'.repeat(Math.min(2, Math.max(1, text.length - 1)));
}

/** As much of an address as its province and city. */
const ADDRESS_SHOWN = 6;

/** A value of that kind so that it can be told from others but nobody be reached; what is masked already stays. */
export function masked(kind: Personal, text: string): string {
  if (text === '' || text.includes('*')) return text;
  const found = scrubbed(text);
  switch (kind) {
    case 'name':
      return found === text ? name(text) : found;
    case 'address':
      return text.length > ADDRESS_SHOWN ? `${text.slice(0, ADDRESS_SHOWN)}****` : '****';
    case 'id_number':
      return ends(text, 3, 2);
    case 'birth_date':
      return `${/^\d{4}/.exec(text)?.[0] ?? ''}****`;
    default:
      return found === text ? (text.length > 4 ? ends(text, 2, 2) : `${text.slice(0, 1)}***`) : found;
  }
}
