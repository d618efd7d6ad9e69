import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as actions from './dossier.actions.ts'
import * as contract from './dossier.contract.ts'

export const dossierRoutes: readonly BoundRoute[] = [
  handle(contract.makeDossier, (ctx, asked) => actions.requestDossier(ctx, asked)),
  handle(contract.listDossiers, (ctx, { id }) => actions.listFor(ctx, id)),
  handle(contract.readDossierPdf, (ctx, { id, dossier }, { raw }) =>
    actions.download(ctx, { id, dossier, kind: 'pdf' }, raw.headers),
  ),
  handle(contract.readDossierArchive, (ctx, { id, dossier }, { raw }) =>
    actions.download(ctx, { id, dossier, kind: 'zip' }, raw.headers),
  ),
  handle(contract.checkDossier, (ctx, { sha256 }) => actions.check(ctx, sha256)),
]
