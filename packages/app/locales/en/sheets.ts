import type zh from '../zh-CN/sheets.ts'

export default {
  errors: {
    empty: 'The file is empty. Choose a file with rows in it.',
    tooLarge: 'The file has {{size}} MB, above the limit of {{limit}} MB. Split it, or save it as CSV and upload that.',
    unknownKind:
      'This is not a table that can be read. XLSX, XLS (Excel 97–2003), CSV and TSV can; a web page saved as “Excel” must be opened in Excel and saved as XLSX.',
    kindMismatch:
      'The content does not fit the file’s extension. Open it in Excel or WPS, save it as XLSX and upload that.',
    damaged: 'The file is damaged and cannot be read. Open it in Excel or WPS, save it again and upload that.',
    zipBomb:
      'Unpacked, the file has {{size}} MB, far more than a table has: it was not read. Remove pictures and empty rows, save it and upload it again.',
    tooManyEntries:
      'The file has {{count}} parts inside, above the limit of {{limit}}; this is no ordinary table and was not read.',
    encrypted: 'The file is locked by a password. Remove the password in Excel or WPS, save it and upload it again.',
    macros:
      'The file contains macros (programs) and is not read, for safety. Save it as XLSX without macros and upload that.',
    binaryWorkbook: 'This is a binary workbook (XLSB). Save it as XLSX and upload that.',
    oldExcel: 'This is the format of Excel 95 or earlier. Open it in Excel or WPS, save it as XLSX and upload that.',
    utf16: 'The file is encoded in UTF-16 (“Unicode” in Notepad). Save it in UTF-8 or as XLSX and upload that.',
    encoding:
      'The file’s encoding is unknown (only UTF-8 and GB18030/GBK are read). Save it as CSV in UTF-8 or as XLSX and upload that.',
    encodingAt:
      'From row {{row}} on, the file’s encoding is wrong and it cannot be read further. Check that row, or save it as CSV in UTF-8 and upload that.',
    tooManyCells:
      'The sheet spans too large a range (perhaps something was typed in a far cell). Delete rows and columns outside the data, save it and upload it again.',
    formulas:
      'Sheet “{{sheet}}” has {{cells}} cells with formulas; the results kept in the file were used. If they are out of date, recalculate in Excel and save again.',
    formulaWithoutValue:
      'Sheet “{{sheet}}” has {{cells}} formulas without a kept result ({{first}} …). Open it in Excel, recalculate, save it and upload it again.',
    errorValues: 'Sheet “{{sheet}}” has {{cells}} cells with formula errors ({{first}} …). Please mend them.',
    ghostRows: 'Sheet “{{sheet}}” ends in {{rows}} empty rows; they were left out.',
    hiddenSheet: 'Sheet “{{sheet}}” is hidden; make sure that it is meant.',
    hiddenRows: 'Sheet “{{sheet}}” has {{rows}} rows hidden or filtered out; they were read all the same.',
  },
} satisfies typeof zh
