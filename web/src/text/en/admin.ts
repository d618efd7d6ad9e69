export const admin = { name: 'admin' }
