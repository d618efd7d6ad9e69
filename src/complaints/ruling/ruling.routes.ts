import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { showCase } from '../case.actions.ts'
import * as jurors from './juror.actions.ts'
import { showDraws } from './draws.actions.ts'
import { readDraws } from './draws.contract.ts'
import * as jury from './jury.contract.ts'
import * as shown from './jury-view.actions.ts'
import * as votes from './jury.actions.ts'
import * as panel from './panel.actions.ts'
import * as panels from './panel.contract.ts'
import * as review from './review.actions.ts'
import { correctRuling } from './correction.actions.ts'
import { showPaper } from './reasons.actions.ts'
import * as ruling from './ruling.actions.ts'
import * as contract from './ruling.contract.ts'
import { showRulings } from './show.actions.ts'

export const rulingRoutes: readonly BoundRoute[] = [
  handle(contract.readRulings, async (ctx, { id }) => ({ rows: await showRulings(ctx, id) })),
  handle(contract.applyForRuling, async (ctx, input) => showCase(ctx, await ruling.applyForRuling(ctx, input))),
  handle(contract.refuseRuling, async (ctx, input) => showCase(ctx, await ruling.refuseRuling(ctx, input))),
  handle(contract.challenge, async (ctx, input) => showCase(ctx, await ruling.challengeArbitrator(ctx, input))),
  handle(contract.assignArbitrator, async (ctx, input) => showCase(ctx, await ruling.beginRuling(ctx, input))),
  handle(contract.issueRuling, async (ctx, input) => showCase(ctx, await ruling.issueRuling(ctx, input))),
  handle(contract.askEvidence, async (ctx, input) => showCase(ctx, await ruling.askForEvidence(ctx, input))),
  handle(contract.appeal, async (ctx, input) => showCase(ctx, await review.appealRuling(ctx, input))),
  handle(contract.decideReview, async (ctx, input) => showCase(ctx, await review.decideReview(ctx, input))),
  handle(contract.readPaper, (ctx, { id }) => showPaper(ctx, id)),
  handle(contract.correctRuling, async (ctx, input) => showCase(ctx, await correctRuling(ctx, input))),
  handle(panels.draftRuling, async (ctx, input) => showCase(ctx, await panel.draftRuling(ctx, input))),
  handle(panels.giveOpinion, async (ctx, input) => showCase(ctx, await panel.giveOpinion(ctx, input))),
  handle(panels.issuePanelRuling, async (ctx, input) => showCase(ctx, await panel.issuePanelRuling(ctx, input))),
  handle(panels.leaveSeat, async (ctx, input) => showCase(ctx, await panel.leaveSeat(ctx, input))),
  handle(jury.readJuror, (ctx) => jurors.showJuror(ctx)),
  handle(jury.enrolJuror, (ctx) => jurors.enrol(ctx)),
  handle(jury.leaveJurors, (ctx) => jurors.leave(ctx)),
  handle(jury.listJuries, async (ctx) => ({ rows: await shown.listJuries(ctx) })),
  handle(jury.readJury, (ctx, { id }) => shown.showTask(ctx, id)),
  handle(jury.commitVote, async (ctx, input) => {
    await votes.commitVote(ctx, input)
    return shown.showTask(ctx, input.id)
  }),
  handle(jury.revealVote, async (ctx, input) => {
    await votes.revealVote(ctx, input)
    return shown.showTask(ctx, input.id)
  }),
  handle(readDraws, async (ctx, { id }) => ({ rows: await showDraws(ctx, id) })),
  handle(jury.readCaseJury, async (ctx, { id }) => ({ jury: await shown.showCaseJury(ctx, id) })),
]
