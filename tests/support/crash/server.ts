import { serve } from '../../../src/commands/serve.ts'
import { crashPart } from './part.ts'

/** `xiaobao serve` as it is, with one countable write plugged in. */
await serve(console.log, { pages: true, worker: true, extra: [crashPart] })
