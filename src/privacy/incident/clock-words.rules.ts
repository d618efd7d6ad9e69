/** A notice is written in one language for each reader and its parameters are not: both names, then. */
export const wordsOfClock = (title: { readonly zh: string; readonly en: string } | undefined): string =>
  title ? `${title.zh} / ${title.en}` : ''
