import { pino, type DestinationStream, type LogFn, type Logger } from 'pino'
import { maskFields, maskLogged } from './mask-fields.ts'
import { safeError } from './safe-error.ts'

/**
 * The log of a process. What libraries hand it on their own (an error, a request with its address and headers) is cut down
 * here: nothing that a person typed is written, whoever writes it. What is personal in any other text is starred.
 */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    serializers: {
      err: errorOf,
      error: errorOf,
      req: (given: unknown) => methodOf(given),
      res: () => undefined,
    },
    redact: { paths: ['req.headers', '*.password', '*.email', '*.phone'], censor: '…' },
    formatters: { log: maskFields },
    hooks: {
      logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn) {
        const told = args.map((one: unknown) => (typeof one === 'string' ? maskLogged(one) : one))
        method.apply(this, told as Parameters<LogFn>)
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

const errorOf = (given: unknown) => (given instanceof Error ? maskFields(safeError(given)) : given)

const methodOf = (request: unknown) =>
  typeof request === 'object' && request !== null && 'method' in request ? { method: request.method } : undefined
