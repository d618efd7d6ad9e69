import type { SameKeys } from '../fill.ts'
import type { stages as zh } from '../zh/stages.ts'

export const stages: SameKeys<typeof zh> = {
  /** What happens next, to the consumer. */
  next: {
    received: 'We have your complaint and are finding an agent for it.',
    needs_info: 'Something is missing; send it and we go on. The finish clock stands still meanwhile.',
    rejected: 'It was not upheld; the reasons are below. You may ask for a second look by somebody else.',
    transferred: 'It was handed over and we follow it; unless acknowledged it comes back by itself.',
    negotiating: 'The merchant is preparing its answer. If it is late, the platform steps in and goes on without it.',
    awaiting_consumer: 'The merchant has answered. Accept, make a counter-offer, or ask the platform in.',
    evidence: 'The platform has stepped in; both sides bring evidence. Add yours and comment on theirs.',
    testing: 'It is being tested and the finish clock stands still; both sides will read the report.',
    mediating: 'A mediator is working with both sides; without agreement the platform rules.',
    panel_forming: 'Mediation did not succeed; an arbitrator without ties is being appointed.',
    deliberating: 'The arbitrator is deciding and will give reasons.',
    award_issued: 'The ruling is out. Either side may appeal once; otherwise it takes effect.',
    review: 'Somebody who took no part is reviewing it, within seven working days.',
    performing: 'Settled or ruled; the merchant is to perform. Confirm when you have it.',
    enforcing: 'The platform is enforcing it, from the deposit or by paying in advance.',
    legal_route: 'A court or authority has it; our clocks stand still and it is never closed by silence.',
    closed: 'This complaint is closed.',
  },
}
