import type { MaySee } from '../capability.ts'
import { handle, type BoundRoute } from '../http/handle.ts'
import * as contract from './evidence.contract.ts'
import type { Files } from './file-store.ts'
import { fileTypes, pendingQuota } from './file-type.contract.ts'
import { viewOf } from './file-view.rules.ts'
import { serveContent, serveThumbnail, visibleFile } from './serve.actions.ts'
import { appendContent, beginUpload, discardFile } from './upload.actions.ts'

export function evidenceRoutes(files: Files, maySee: MaySee): readonly BoundRoute[] {
  return [
    handle(contract.beginUpload, async (ctx, upload) => viewOf(await beginUpload(ctx, upload))),
    handle(
      contract.appendContent,
      async (ctx, { id, offset }, { raw }) => {
        const announced = raw.headers['content-length']
        const announcedBytes = announced === undefined ? null : Number(announced)
        return viewOf(await appendContent(ctx, files, { id, offset, announcedBytes, body: raw.body }))
      },
      { outside: true },
    ),
    handle(contract.readFile, async (ctx, { id }) => viewOf(await visibleFile(ctx, maySee, id))),
    handle(contract.discardFile, async (ctx, { id }) => {
      await discardFile(ctx, id)
      return { id }
    }),
    handle(contract.readContent, (ctx, { id }, { raw }) => serveContent(ctx, { files, maySee }, id, raw.headers)),
    handle(contract.readThumbnail, (ctx, { id }, { raw }) => serveThumbnail(ctx, { files, maySee }, id, raw.headers)),
    handle(contract.listFileTypes, () => ({ types: [...fileTypes], quota: pendingQuota })),
  ]
}
