/** Every reason for which this module refuses; sentences stand in web/text.*.ts. */
export const errors = ['future', 'nothingKnown', 'noEarlier', 'otherSeries'] as const
