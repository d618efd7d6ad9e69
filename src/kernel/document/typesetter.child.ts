import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { fontsFor } from './fonts.ts'
import { classOf } from './unshowable.rules.ts'
import type { Answer, Order } from './typeset.ts'

/**
 * A process of its own: typesetting takes a processor for seconds, cannot be interrupted, and one text in a million may bring it
 * down. It is started for one document, gets an environment with nothing in it, and is killed when it takes too long.
 */

function typesetOne(order: Order): Answer {
  const { folders, more, unshowable } = fontsFor(order.data)
  const compiler = NodeCompiler.create({
    workspace: order.root,
    fontArgs: [{ fontBlobs: [...more] }, { fontPaths: [...folders] }],
  })
  const given = `{"unshowable":${JSON.stringify(classOf(unshowable))},"data":${order.data}}`
  compiler.mapShadow(join(order.root, 'given.json'), Buffer.from(given))
  for (const { name, bytes } of order.pictures) compiler.mapShadow(join(order.root, name), Buffer.from(bytes))
  const compiled = compiler.compile({ mainFilePath: order.template })
  if (!compiled.result)
    return { ok: false, why: 'failed', detail: JSON.stringify(compiled.takeError()?.shortDiagnostics) }
  const pages = compiled.result.numOfPages
  if (pages > order.mostPages) return { ok: false, why: 'too-many-pages', detail: String(pages) }
  writeFileSync(order.output, exportPdf(compiler, compiled.result, order))
  return { ok: true, pages }
}

/** For the archive where the text allows it (PDF/A-2a: fonts inside, tagged, nothing that runs), else as plain PDF. */
function exportPdf(compiler: NodeCompiler, document: NodeTypstDocument, { madeAtSeconds }: Order): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp: madeAtSeconds })
  } catch (error) {
    if (process.env['TYPESET_STRICT'] === '1') throw error
    return compiler.pdf(document, { creationTimestamp: madeAtSeconds })
  }
}

process.on('disconnect', () => process.exit())
process.once('message', (order: Order) => {
  let answer: Answer
  try {
    answer = typesetOne(order)
  } catch (error) {
    answer = { ok: false, why: 'failed', detail: String(error) }
  }
  process.send?.(answer, () => process.exit())
})
