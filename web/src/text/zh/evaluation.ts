export const evaluation = { name: '评估' }
