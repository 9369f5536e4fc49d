import { inlined } from '../db/bind';
import attributesSql from './customer-attributes.sql?raw';
import type { RfmRule } from './rfm';

/** How customers are judged on a day under a rule, as a statement without parameters. */
export const judgementSql = (asOf: string, rule: RfmRule): string => inlined(attributesSql, { as_of: asOf, ...rule });
