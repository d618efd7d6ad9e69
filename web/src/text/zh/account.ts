export const account = { name: 'account' }
