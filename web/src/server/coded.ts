/** The server logs the code of an error, and of its words nothing. */
export const coded = (code: string, words: string): Error => Object.assign(new Error(words), { code })
