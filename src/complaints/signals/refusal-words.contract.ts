import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const signalRefusals = declareRefusals({
  'complaint.danger-told': {
    status: 409,
    zh: '消费者在表单里说明了有危险或有人受伤，安全标记不能取消。',
    en: 'The consumer said in the form that there is danger or somebody was hurt. The mark of safety stays.',
  },
})
