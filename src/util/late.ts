/** What is fetched when it is first wanted and stays at hand from then on; where fetching fails, whoever wants it next tries again. */
export function late<T>(fetch: () => Promise<T>): () => Promise<T> {
  let fetched: Promise<T> | undefined;
  return () => {
    fetched ??= fetch().catch((cause: unknown) => {
      fetched = undefined;
      throw cause;
    });
    return fetched;
  };
}
