/** Statements run once on a fresh engine: nothing is fetched, nothing can be switched back on. */
export const LOCKED_SETTINGS = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET preserve_insertion_order = true',
  'SET lock_configuration = true',
];

/** The database that stands apart: made and entered; left and forgotten. */
export const APART = {
  enter: ["ATTACH ':memory:' AS apart", 'USE apart'],
  leave: ['USE memory', 'DETACH apart'],
} as const;

/** How the engine hands numbers and times over. */
export const QUERY_CONFIG = {
  castBigIntToDouble: true,
  castDecimalToDouble: true,
  castTimestampToDate: false,
  castDurationToTime64: true,
} as const;
