import type { Request } from './request.rules.ts'

/** Under which ids its person is known. */
export const subjectsOf = ({ accountId, consumerId }: Pick<Request, 'accountId' | 'consumerId'>): string[] => [
  accountId,
  ...(consumerId === null ? [] : [consumerId]),
]

/** Whose data goes: of whoever asked, or of whoever died. */
export const erasedSubjects = (
  request: Pick<Request, 'accountId' | 'consumerId' | 'aboutId' | 'aboutConsumerId' | 'type'>,
): string[] =>
  request.type === 'kin'
    ? [request.aboutId, request.aboutConsumerId].filter((one) => one !== null)
    : subjectsOf(request)
