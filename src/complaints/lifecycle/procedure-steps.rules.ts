import { activeStates } from './states.rules.ts'
import { moveFrom, stayIn, type Step } from './step.rules.ts'

const platform = ['platform'] as const
const beforeLaw = activeStates.filter((state) => state !== 'legal_route')

/** From the evidence to the end: what the platform orders, what is owed, and the way to a court. */
export const procedureSteps = {
  close_evidence: {
    by: platform,
    roles: ['agent', 'mediator'],
    moves: { evidence: 'mediating' },
    guards: [],
    title: { zh: '举证结束，进入调解', en: 'Close the evidence, begin mediation' },
    consequence: {
      zh: '之后提交的证据须说明理由；调解时限开始。',
      en: 'Later evidence needs a reason; the time for mediation begins.',
    },
  },
  order_test: {
    by: platform,
    roles: ['agent', 'mediator', 'arbitrator'],
    moves: { evidence: 'testing' },
    guards: [],
    title: { zh: '委托鉴定检测', en: 'Order a test' },
    consequence: {
      zh: '检测期间办结和调解时限暂停；二十个工作日没有报告的，按现有证据继续。',
      en: 'Finish and mediation clocks stand still; without a report after twenty working days the case goes on.',
    },
  },
  report_test: {
    by: platform,
    roles: ['agent', 'mediator', 'arbitrator'],
    moves: { testing: 'evidence' },
    guards: [],
    title: { zh: '登记检测报告', en: 'Enter the report' },
    consequence: { zh: '双方都会看到报告，并可以发表意见。', en: 'Both sides read it and may comment.' },
  },
  agree: {
    by: ['consumer', 'merchant'],
    roles: ['consumer', 'merchant'],
    moves: { mediating: 'performing' },
    guards: [],
    title: { zh: '进入调解室', en: 'Go to the mediation room' },
    consequence: {
      zh: '双方签署同一份方案即达成协议，进入履行；调解室里的话不会进入裁决。',
      en: 'Both sides signing the same proposal is an agreement. What is said there never reaches a ruling.',
    },
  },
  fail_mediation: {
    by: ['consumer', 'merchant', 'platform'],
    roles: ['consumer', 'merchant', 'mediator'],
    moves: { mediating: 'panel_forming' },
    guards: [],
    title: { zh: '调解不成，请平台裁决', en: 'End the mediation, ask for a ruling' },
    consequence: {
      zh: '调解结束，指定没有利害关系的裁决员。',
      en: 'The mediation ends and an arbitrator without ties is appointed.',
    },
  },
  prove: {
    by: ['consumer', 'merchant'],
    roles: ['consumer', 'merchant'],
    moves: stayIn(['performing', 'enforcing']),
    guards: ['owed', 'owes'],
    title: { zh: '提交履行凭证', en: 'Show that it was done' },
    consequence: {
      zh: '由对方确认；商家的义务都有凭证后，消费者到期不回应的，按已履行办结。',
      en: 'The other side confirms. With proof of everything the shop owes, silence until the time is over ends it as performed.',
    },
  },
  confirm_performance: {
    by: ['consumer', 'merchant'],
    roles: ['consumer', 'merchant'],
    // Back to performing where something is due later, and nothing broken is left.
    moves: { performing: 'closed', enforcing: ['closed', 'performing'] },
    guards: ['owed', 'isOwed'],
    title: { zh: '确认对方已履行', en: 'Confirm that it was done' },
    consequence: {
      zh: '双方的义务都确认后，投诉以已履行办结；还有没到期的，继续等到那一天。',
      en: 'When everything owed by both is confirmed the complaint ends as performed; what is due later is waited for.',
    },
  },
  dispute_performance: {
    by: ['consumer', 'merchant'],
    roles: ['consumer', 'merchant'],
    moves: { performing: 'enforcing' },
    guards: ['owed', 'broken'],
    title: { zh: '对方没有履行，请平台处理', en: 'Not done: ask the platform in' },
    consequence: {
      zh: '商家没有履行的，平台从保证金划扣或先行赔付，再向商家追偿；消费者没有履行的，由专员核实。',
      en: 'What the shop did not do the platform takes from the deposit or pays in advance, and recovers; what the consumer did not do an agent looks into.',
    },
  },
  enforce: {
    by: platform,
    roles: ['agent', 'admin'],
    moves: { enforcing: ['closed', 'performing'] },
    guards: [],
    title: { zh: '登记已执行', en: 'Enter the enforcement' },
    consequence: {
      zh: '用于不是付款的义务，或者已在外部执行的：到期的义务以平台执行了结，还有没到期的回到履行中，没有的办结。付款请用「执行付款」。',
      en: 'For what is not owed in money, or was carried out elsewhere: what is due counts as enforced; what is due later is performed as before, and without any it ends. Money is paid under "Pay".',
    },
  },
  go_legal: {
    by: ['consumer', 'merchant', 'platform'],
    roles: ['consumer', 'merchant', 'agent'],
    moves: moveFrom(beforeLaw, 'legal_route'),
    guards: ['notToEscape'],
    title: { zh: '已进入法律途径', en: 'It has gone to law' },
    consequence: {
      zh: '凭受理编号登记，商家登记以及裁决作出以后须附受理通知书；平台的时限全部暂停，每九十天核实一次，不会自动结案。',
      en: 'With the number of the court or authority; by the shop, and once a ruling is out, with its paper. All clocks of the platform stand still; it is checked every ninety days and never closed by silence.',
    },
  },
  resume_from_law: {
    by: platform,
    roles: ['agent'],
    moves: { legal_route: beforeLaw },
    guards: [],
    title: { zh: '未被受理，平台继续', en: 'Not taken: go on here' },
    consequence: {
      zh: '投诉回到原来的阶段，时限从停下的地方继续走。',
      en: 'It goes on where it stood, and the clocks with what was left.',
    },
  },
  report_legal_result: {
    by: ['consumer', 'merchant'],
    roles: ['consumer', 'merchant'],
    moves: stayIn(['legal_route']),
    guards: [],
    title: { zh: '提交法律文书', en: 'Report the result' },
    consequence: {
      zh: '附上判决书、裁决书、调解书或者不予受理通知书。平台核实以后按文书办理；核实之前什么都不变。',
      en: 'With the judgment, the award, the settlement or the notice that it was not accepted. The platform checks it and does what it says; until then nothing changes.',
    },
  },
  enter_legal_result: {
    by: platform,
    roles: ['agent'],
    // What the body decided is performed, or over; what it gave back goes on where it stood; what it still has stays there.
    moves: {
      legal_route: ['performing', 'closed', ...beforeLaw.filter((state) => state !== 'performing'), 'legal_route'],
    },
    guards: [],
    title: { zh: '登记法律文书', en: 'Enter the result' },
    consequence: {
      zh: '有判项的，进入履行；没有判项的，办结；不予受理、撤诉、终止的，平台从停下的地方继续；移送或者上诉的，继续等。',
      en: 'What it orders is performed; without any order it ends; not accepted, withdrawn or ended without a finding, it goes on here with what was left; sent on or appealed, it is waited for.',
    },
  },
  end_legal: {
    by: ['consumer', 'platform'],
    roles: ['consumer', 'agent'],
    moves: { legal_route: 'closed' },
    guards: [],
    title: { zh: '法律途径已结束', en: 'The matter is over' },
    consequence: { zh: '投诉办结，记录保留。', en: 'The complaint ends and stays on record.' },
  },
} as const satisfies Record<string, Step>
