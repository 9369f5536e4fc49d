import type { Personal } from '../../model/personal';
import { isIdNumber } from '../../model/personal';
import { meanings } from '../dictionary/dictionary';
import { IDENTITY } from '../people';
import type { Column } from './mapping';
import { filledValues, shareOf } from './values';

/** By the words of the import dictionary: what a column of that meaning tells of a person. */
const BY_FIELD: Readonly<Record<string, Personal>> = {
  buyer_phone: 'phone', receiver_phone: 'phone', phone: 'phone', receiver_name: 'name', customer_name: 'name', first_name: 'name', last_name: 'name',
  respondent_name: 'name', address: 'address', email: 'email', ip_address: 'ip', birth_date: 'birth_date', wechat_id: 'account', buyer_nick: 'account', nickname: 'account',
}; // prettier-ignore

const BY_WORDS: readonly (readonly [RegExp, Personal])[] = [
  [/身份证|身分證|证件号|證件號|护照|id.?card|passport|national.?id|\bssn\b/i, 'id_number'],
  [/姓名|收[货貨件]人$|联系人$|(?:contact|recipient|first|last|full|customer|buyer|shipping|billing).?name$/i, 'name'],
  [/手机|手機|电话|電話|\b(?:phone|mobile|tel)\b/i, 'phone'],
  [/邮箱|郵箱|e-?mail/i, 'email'],
  [/地址|address/i, 'address'],
  [/微信号|微信昵称|openid|unionid|旺旺|\bwechat\b/i, 'account'],
];

/** Words of a question of opinion, which asks about phones or addresses and not for them. */
const OPINION = /[?？吗]|满意|評價|评价|评分|如何|怎么|satisf|\brat(?:e|ing)\b|likely|how /i;

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧牛';
const HAN_NAME = new RegExp(`^(?:[${SURNAMES}]|欧阳|司马|上官|诸葛)\\p{Script=Han}{1,2}$`, 'u');
const LATIN_NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;
const EMAIL = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i;
const PHONE = /^(?:\+?86[- ]?)?1[3-9]\d[\d*][- ]?[\d*]{3,4}[- ]?\d{4}$/;
const IP = /^\d{1,3}(?:\.\d{1,3}){3}(?:[(（].*)?$|^(?:[\da-f]{1,4}:){3,7}[\da-f]{1,4}$/i;
const ADDRESS =
  /[省市区县].*(?:路|街|道|镇|乡|村|号|栋|室|弄|巷)|^\d+ .*\b(?:st|street|ave|avenue|rd|road|ln|lane|blvd|dr|drive|way)\b/i;

const MOST = 0.8;
/** Names are many; words for a region or a colour that look like names are few. */
const SEVERAL = 5;
const VARIED = 0.3;

const isMostly = (values: readonly string[], pattern: RegExp, least = MOST) =>
  (shareOf(values, (value) => pattern.test(value)) ?? 0) >= least;

/** True where most values are names of persons, and hardly two are alike. */
export function areNames(values: readonly string[]): boolean {
  const filled = filledValues(values);
  const distinct = new Set(filled).size;
  if (distinct < Math.max(Math.min(SEVERAL, filled.length), filled.length * VARIED)) return false;
  return isMostly(filled, HAN_NAME) || isMostly(filled, LATIN_NAME);
}

/** A header that says in so many words that its column holds ids, whatever these look like. */
const SAYS_ID = /编号|編號|编码|代码|卡号|账号|\b(?:id|no|nr|number|key|code)\b|_id$|[a-z]I[Dd]$/i;

/** A column of names of persons that nobody calls ids: it tells nobody from others, for two may share a name. */
export const isNameOnly = ({ name, values }: Pick<Column, 'name' | 'values'>) =>
  !SAYS_ID.test(name) && areNames(values);

/** What most values tell of a person, whatever the column is called; undefined where they tell nothing. */
function byValues(values: readonly string[]): Personal | undefined {
  if (filledValues(values).length === 0) return undefined;
  if (isMostly(values, EMAIL, 0.5)) return 'email';
  if (isMostly(values, PHONE)) return 'phone';
  if ((shareOf(values, isIdNumber) ?? 0) >= MOST) return 'id_number';
  if (isMostly(values, IP)) return 'ip';
  return isMostly(values, ADDRESS, 0.6) ? 'address' : undefined;
}

/** Values that no name, address or number of a person looks like: the header speaks of something else. */
function contradicts(kind: Personal, values: readonly string[]): boolean {
  if (filledValues(values).length === 0) return false;
  if (kind === 'name' || kind === 'address') return isMostly(values, /^[#\d\s.,:/-]+$/, 0.5);
  if (kind === 'phone') return !isMostly(values, /\d.*\d|\*/, 0.5);
  return false;
}

function byHeader({ name, wording, values }: Column): Personal | undefined {
  const [first] = [...meanings(name)].sort((a, b) => b.weight - a.weight);
  const text = wording ?? name;
  const kind =
    (first && BY_FIELD[first.field.split('.')[1] ?? '']) ??
    (OPINION.test(text) ? undefined : BY_WORDS.find(([pattern]) => pattern.test(text))?.[1]);
  return kind && !contradicts(kind, values) ? kind : undefined;
}

/** What a column tells of a person, by its field, its header or its values; undefined: nothing. `field` is what it is taken for. */
export function personalOf(column: Column, field: string | null): Personal | undefined {
  const known = BY_FIELD[field?.split('.')[1] ?? ''];
  if (known) return byValues(column.values) ?? known;
  const isIdentity = field !== null && IDENTITY.test(field);
  const seen = byValues(column.values);
  if (seen) return seen;
  if (field === null) return byHeader(column) ?? (areNames(column.values) ? 'name' : undefined);
  return isIdentity && areNames(column.values) ? 'name' : undefined;
}
