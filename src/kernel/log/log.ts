import { pino, type DestinationStream, type Logger } from 'pino'
import { safeError } from './safe-error.ts'

/**
 * The log of a process. What libraries hand it on their own (an error, a request with its address and headers) is cut down
 * here: nothing that a person typed is written, whoever writes it.
 */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    serializers: {
      err: (given: unknown) => (given instanceof Error ? safeError(given) : given),
      error: (given: unknown) => (given instanceof Error ? safeError(given) : given),
      req: (given: unknown) => methodOf(given),
      res: () => undefined,
    },
    redact: { paths: ['req.headers', '*.password', '*.email', '*.phone'], censor: '…' },
  }
  return destination ? pino(options, destination) : pino(options)
}

const methodOf = (request: unknown) =>
  typeof request === 'object' && request !== null && 'method' in request ? { method: request.method } : undefined
