/** What a mail server reports about a letter of ours (RFC 3464), or a reader about having read it (RFC 8098). */
export type Report = {
  readonly kind: 'delivery' | 'reading' | 'abuse'
  readonly recipients: readonly Fate[]
  /** The message id of the letter it is about, as the report returns it. */
  readonly about: string | null
}
export type Fate = {
  readonly address: string | null
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown'
  /** `5.1.1` */
  readonly status: string | null
}

const kinds: Readonly<Record<string, Report['kind']>> = {
  'delivery-status': 'delivery',
  'disposition-notification': 'reading',
  'feedback-report': 'abuse',
}
/** The kind of a `multipart/report`, by its `report-type`; an old server that leaves it out sends delivery reports. */
export const reportKind = (reportType: string | undefined): Report['kind'] =>
  kinds[(reportType ?? '').toLowerCase().trim()] ?? 'delivery'

const mostRecipients = 50
const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

/** The body of a `message/delivery-status`: groups of fields with an empty line between them, one group per recipient. */
export function readFates(body: string): readonly Fate[] {
  const groups = body
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(fieldsOf)
  return groups
    .filter((group) => group.has('action') || group.has('final-recipient') || group.has('original-recipient'))
    .slice(0, mostRecipients)
    .map((group) => {
      const said = (group.get('action') ?? '').toLowerCase()
      return {
        address: addressIn(group.get('original-recipient') ?? group.get('final-recipient')),
        action: actions.find((action) => said.startsWith(action)) ?? 'unknown',
        status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(group.get('status') ?? '')?.[1] ?? null,
      }
    })
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim())
  }
  return fields
}

/** `rfc822; lin@example.cn` → `lin@example.cn` */
function addressIn(field: string | undefined): string | null {
  const found = /([^\s<>;:"]{1,64}@[^\s<>;:"]{1,253})/.exec(field ?? '')?.[1]
  return found?.toLowerCase() ?? null
}

/** The message id in the returned headers of the letter that the report is about. */
export function messageIdIn(returned: string): string | null {
  return /^message-id:\s*(<[^<>\s]{1,200}>)/im.exec(returned.replaceAll(/\r?\n[ \t]+/g, ' '))?.[1] ?? null
}

export const isFailure = ({ action, status }: Fate): boolean =>
  action === 'failed' || (action === 'unknown' && (status ?? '').startsWith('5'))
