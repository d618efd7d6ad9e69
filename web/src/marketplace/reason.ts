const known = [
  'missing',
  'wrong-width',
  'unreadable-characters',
  'not-a-whole-number',
  'not-an-amount',
  'fraction-of-a-cent',
  'negative-amount',
  'not-a-day',
  'not-a-time',
  'quantity-zero',
  'not-allowed',
  'personal-data',
  'said-twice-differently',
  'no-table',
  'record-too-long',
  'not-csv',
  'gzip-damaged',
  'too-many-rows',
  'gave-up',
] as const

/** The server's code when there are words for it. */
export const reasonCode = (code: string): (typeof known)[number] | 'other' =>
  known.find((one) => one === code) ?? 'other'
