export const evaluation = { name: 'Evaluation' }
