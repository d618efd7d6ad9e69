/** An error whose message we wrote ourselves, of ids, codes and numbers only: it may be logged and shown. */
export class PlainError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PlainError'
  }
}

export type SafeError = { readonly name: string; readonly code: string | null; readonly where: string }
const mostFrames = 6

/**
 * What of an error may be written down. Its message may quote a row, a request or a person, so it stays out whole, unless it
 * is one of ours; the kind of error, its code and the lines of our code it came through stay.
 */
export function safeError(error: unknown): SafeError {
  if (!(error instanceof Error)) return { name: typeof error, code: null, where: '' }
  const said = error instanceof PlainError ? [error.message.slice(0, 300)] : []
  const code = 'code' in error && /^[\w.-]{1,60}$/.test(String(error.code)) ? String(error.code) : null
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    code,
    where: [...said, ...framesOf(error)].join(' | '),
  }
}

/** Behind the message only: a message of several lines could pass for a frame. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message === '' ? 0 : stack.indexOf(message)
  if (at < 0) return []
  return stack
    .slice(at + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*(?::\d+:\d+|<anonymous>|native)\)?$/.test(line))
    .slice(0, mostFrames)
}
