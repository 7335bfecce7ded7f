export default {
  errors: {
    empty: '文件是空的。请选择有内容的表格文件。',
    tooLarge: '文件有 {{size}} MB，超过 {{limit}} MB 的上限。请拆成几个文件，或另存为 CSV 后再上传。',
    unknownKind:
      '这不是可以读取的表格。可以上传 XLSX、XLS（Excel 97–2003）、CSV、TSV；网页另存的“Excel”请用 Excel 打开后另存为 XLSX。',
    kindMismatch: '文件内容与扩展名不符。请用 Excel 或 WPS 打开后另存为 XLSX 再上传。',
    damaged: '文件已损坏，无法读取。请用 Excel 或 WPS 打开并另存一次，再上传。',
    zipBomb: '文件解压后有 {{size}} MB，远大于正常表格，已拒绝读取。请删去多余的图片和空行，另存后再上传。',
    tooManyEntries: '文件内部有 {{count}} 个部件，超过 {{limit}} 个的上限，不像正常的表格，已拒绝读取。',
    encrypted: '文件设有打开密码。请在 Excel 或 WPS 中取消密码，另存后再上传。',
    macros: '文件带有宏（程序），为安全起见不予读取。请另存为不带宏的 XLSX 再上传。',
    binaryWorkbook: '这是二进制工作簿（XLSB）。请另存为 XLSX 再上传。',
    oldExcel: '这是 Excel 95 或更早的格式。请用 Excel 或 WPS 打开，另存为 XLSX 再上传。',
    utf16: '文件的编码是 UTF-16（记事本中称“Unicode”）。请另存为 UTF-8 编码或 XLSX 再上传。',
    encoding: '认不出文件的文字编码（只接受 UTF-8 和 GB18030/GBK）。请另存为 UTF-8 编码的 CSV 或 XLSX 再上传。',
    encodingAt: '从第 {{row}} 行起，文件的文字编码不对，读不下去。请检查该行，或另存为 UTF-8 编码的 CSV 再上传。',
    tooManyCells: '表格占用的范围太大（可能在很远的单元格里误填了内容）。请删去数据以外的行和列，另存后再上传。',
    formulas:
      '工作表“{{sheet}}”有 {{cells}} 个单元格是公式，已采用文件中保存的计算结果；如结果不是最新的，请在 Excel 中重新计算并另存。',
    formulaWithoutValue:
      '工作表“{{sheet}}”有 {{cells}} 个公式没有保存计算结果（{{first}} 等）。请在 Excel 中打开、重新计算并另存，再上传。',
    errorValues: '工作表“{{sheet}}”有 {{cells}} 个单元格是公式错误值（{{first}} 等），请改正。',
    ghostRows: '工作表“{{sheet}}”末尾有 {{rows}} 个空行，已略去。',
    hiddenSheet: '工作表“{{sheet}}”是隐藏的，请确认是否要用。',
    hiddenRows: '工作表“{{sheet}}”有 {{rows}} 行被隐藏或筛掉，读取时仍包括在内。',
  },
}
