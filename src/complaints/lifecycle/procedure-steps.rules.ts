import { activeStates } from './states.rules.ts'
import { moveFrom, type Step } from './step.rules.ts'

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
    by: ['merchant'],
    roles: ['merchant'],
    moves: { performing: 'performing' },
    guards: ['owed'],
    title: { zh: '提交履行凭证', en: 'Show that it was done' },
    consequence: {
      zh: '消费者确认后办结；消费者到期不回应的，按已履行办结。',
      en: 'It ends when the consumer confirms, or is silent until the time is over.',
    },
  },
  confirm_performance: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: moveFrom(['performing', 'enforcing'], 'closed'),
    guards: ['owed'],
    title: { zh: '确认已履行', en: 'Confirm that it was done' },
    consequence: { zh: '投诉以已履行办结。', en: 'The complaint ends as performed.' },
  },
  dispute_performance: {
    by: ['consumer'],
    roles: ['consumer'],
    moves: { performing: 'enforcing' },
    guards: ['owed'],
    title: { zh: '没有收到，请平台执行', en: 'Not done: ask the platform to enforce' },
    consequence: {
      zh: '平台从保证金划扣或先行赔付，再向商家追偿。',
      en: 'The platform takes it from the deposit or pays in advance, and recovers it from the merchant.',
    },
  },
  enforce: {
    by: platform,
    roles: ['agent', 'admin'],
    moves: { enforcing: 'closed' },
    guards: [],
    title: { zh: '登记已执行', en: 'Enter the enforcement' },
    consequence: {
      zh: '用于不是付款的义务，或者已在外部执行的：投诉以平台执行办结。付款请用「执行付款」。',
      en: 'For what is not owed in money, or was carried out elsewhere: the complaint ends as enforced. Money is paid under "Pay".',
    },
  },
  go_legal: {
    by: ['consumer', 'merchant', 'platform'],
    roles: ['consumer', 'merchant', 'agent'],
    moves: moveFrom(beforeLaw, 'legal_route'),
    guards: [],
    title: { zh: '已进入法律途径', en: 'It has gone to law' },
    consequence: {
      zh: '凭受理编号登记；平台的时限全部暂停，每九十天核实一次，不会自动结案。',
      en: 'With the number of the court or authority. All clocks of the platform stand still; it is checked every ninety days and never closed by silence.',
    },
  },
  resume_from_law: {
    by: platform,
    roles: ['agent'],
    moves: moveFrom(['legal_route'], 'legal_route'),
    guards: [],
    title: { zh: '未被受理，平台继续', en: 'Not taken: go on here' },
    consequence: {
      zh: '投诉回到原来的阶段，时限从停下的地方继续走。',
      en: 'It goes on where it stood, and the clocks with what was left.',
    },
  },
  enter_legal_result: {
    by: platform,
    roles: ['agent'],
    moves: { legal_route: 'performing' },
    guards: [],
    title: { zh: '登记判决、裁决或调解书', en: 'Enter the judgment' },
    consequence: { zh: '按文书的内容履行。', en: 'What it says is to be performed.' },
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
