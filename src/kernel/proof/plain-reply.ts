import type { RawReply } from '../http/handle.ts'

/** Text for whoever keeps or checks checkpoints: small, and read anew each time, from any page. */
export const plainReply = (body: string, { type = 'text/plain; charset=utf-8', status = 200 } = {}): RawReply => ({
  body,
  type,
  headers: { status: String(status), 'cache-control': 'no-cache', 'access-control-allow-origin': '*' },
})
