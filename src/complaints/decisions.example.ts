import type { AnyRoute } from '../kernel/route.contract.ts'
import * as mediation from './mediation/mediation.contract.ts'
import * as extension from './pauses/extension.contract.ts'
import * as panel from './ruling/panel.contract.ts'
import * as ruling from './ruling/ruling.contract.ts'

export const long = '这里写满十个字以上的内容。'

export type StepExample = {
  readonly route: AnyRoute
  readonly as: 'consumer' | 'merchant' | 'agent' | 'arbitrator' | 'admin'
  readonly good: object
  readonly bad: object
  readonly field: string
  readonly notNow: 'received' | 'negotiating' | null
}

/** The steps of mediation, ruling and review. */
export const decisionExamples = {
  agree: {
    route: mediation.signProposal,
    as: 'consumer',
    good: { proposal: 'prp_nothing', hash: '0'.repeat(64) },
    bad: { proposal: 'prp_nothing', hash: 'short' },
    field: 'hash',
    notNow: 'received',
  },
  fail_mediation: {
    route: mediation.failMediation,
    as: 'consumer',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notNow: 'received',
  },
  apply_ruling: {
    route: ruling.applyForRuling,
    as: 'consumer',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notNow: 'received',
  },
  refuse_ruling: {
    route: ruling.refuseRuling,
    as: 'consumer',
    good: { text: long },
    bad: { text: '' },
    field: 'text',
    notNow: 'received',
  },
  challenge: {
    route: ruling.challenge,
    as: 'consumer',
    good: { text: long },
    bad: { text: '短' },
    field: 'text',
    notNow: 'received',
  },
  assign_arbitrator: {
    route: ruling.assignArbitrator,
    as: 'agent',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notNow: 'received',
  },
  award: {
    route: ruling.issueRuling,
    as: 'arbitrator',
    good: { decision: 'consumer', remedy: 'refund', amountFen: 100, text: long, cites: ['complaint.appeal'] },
    bad: { decision: 'both', remedy: 'refund', amountFen: 100, text: long, cites: ['complaint.appeal'] },
    field: 'decision',
    notNow: 'received',
  },
  draft_ruling: {
    route: panel.draftRuling,
    as: 'arbitrator',
    good: { decision: 'consumer', remedy: 'refund', amountFen: 100, text: long, cites: ['complaint.appeal'] },
    bad: { decision: 'both', text: long, cites: ['complaint.appeal'] },
    field: 'decision',
    notNow: 'received',
  },
  give_opinion: {
    route: panel.giveOpinion,
    as: 'arbitrator',
    good: { draft: 1, concurs: true },
    bad: { draft: 0, concurs: true },
    field: 'draft',
    notNow: 'received',
  },
  issue_panel: {
    route: panel.issuePanelRuling,
    as: 'arbitrator',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notNow: 'received',
  },
  leave_seat: {
    route: panel.leaveSeat,
    as: 'arbitrator',
    good: { text: long },
    bad: { text: '短' },
    field: 'text',
    notNow: 'received',
  },
  ask_evidence: {
    route: ruling.askEvidence,
    as: 'arbitrator',
    good: { text: long },
    bad: { text: '短' },
    field: 'text',
    notNow: 'received',
  },
  appeal: {
    route: ruling.appeal,
    as: 'consumer',
    good: { text: long },
    bad: { text: '短' },
    field: 'text',
    notNow: 'received',
  },
  decide_review: {
    route: ruling.decideReview,
    as: 'arbitrator',
    good: { decision: 'uphold', text: long, cites: ['complaint.appeal'] },
    bad: { decision: 'no', text: long, cites: ['complaint.appeal'] },
    field: 'decision',
    notNow: 'received',
  },
  ask_extension: {
    route: extension.askExtension,
    as: 'consumer',
    good: { days: 2, text: long },
    bad: { days: 0, text: long },
    field: 'days',
    notNow: 'received',
  },
  answer_extension: {
    route: extension.answerExtension,
    as: 'consumer',
    good: { agrees: true },
    bad: { agrees: 'yes' },
    field: 'agrees',
    notNow: 'received',
  },
  decide_extension: {
    route: extension.decideExtension,
    as: 'agent',
    good: { grants: true, text: long },
    bad: { grants: true, text: '短' },
    field: 'text',
    notNow: 'received',
  },
  end_extension: {
    route: extension.endExtension,
    as: 'agent',
    good: { text: long },
    bad: { text: '短' },
    field: 'text',
    notNow: 'received',
  },
} as const satisfies Record<string, StepExample>
