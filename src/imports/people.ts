import type { Personal } from '../model/personal';
import type { LoadedFile } from './api';

/** Fields that say who somebody is. */
export const IDENTITY = /\.(?:customer_id|account_id|buyer_nick|buyer_phone|receiver_phone|email|nickname|phone)$/;

/** What customers are known by. */
export interface Known {
  /** What their ids tell of a person: a phone, an e-mail address, a name on a platform. */
  readonly personal?: Personal;
  /** A column that would name the buyers, but most of its cells, so many percent, are masked. */
  readonly masked?: { readonly column: string; readonly percent: number };
}

/** The order in which one of several identities is taken. */
const ORDER = ['customer_id', 'buyer_nick', 'nickname', 'buyer_phone', 'receiver_phone', 'phone', 'email'];
const rank = (field: string | null) => ORDER.indexOf(field?.split('.')[1] ?? '');

/** What the customers of the loaded files are known by. */
export function knownBy(files: readonly Pick<LoadedFile, 'mapping'>[]): Known {
  const firsts = files.flatMap(({ mapping }) => {
    const named = mapping.filter(
      ({ field, warning }) =>
        warning?.code !== 'masked-beside' && field !== null && IDENTITY.test(field) && rank(field) >= 0,
    );
    return named.sort((a, b) => rank(a.field) - rank(b.field)).slice(0, 1);
  });
  const personal = firsts.find((column) => column.personal)?.personal;
  const values = files.flatMap(({ mapping }) => mapping).find(({ warning }) => warning?.code === 'mostly-masked')
    ?.warning?.values;
  return {
    ...(personal ? { personal } : {}),
    ...(values ? { masked: { column: String(values['column']), percent: Number(values['percent']) } } : {}),
  };
}
