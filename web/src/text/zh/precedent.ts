/** 同类裁决。 */
export const precedent = {
  title: '同类裁决',
  few: '{what}：同类裁决不足 {least} 件，不显示，防止认出个案。',
  spread: '{what}：同类 {count} 件裁决，一半支持了要求的 {low}–{high}，居中 {middle}。',
  cases: '其中您可以打开的 {count} 件',
}
