import type { Request } from './request.rules.ts'

/** Under which ids its person is known. */
export const subjectsOf = ({ accountId, consumerId }: Pick<Request, 'accountId' | 'consumerId'>): string[] => [
  accountId,
  ...(consumerId === null ? [] : [consumerId]),
]
