/** Words of approval and of coming into force. */
export default { fields: {}, values: {}, commands: {}, permissions: {}, states: {}, verbs: {}, errors: {} }
