/** Row types as pages see them: the engine's folder stays out of their sight. */
export type { Column, Columns, RowOf } from '../db/columns';
