<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>app</name>
    <message>
      <location filename="app/ui/analysis/customers_behind.py" />
      <source>{0} {1} 位</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/customers_behind.py" />
      <source>回到图表</source>
      <translation>Back to the chart</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/customers_behind.py" />
      <source>“{0}”后面没有可以显示的客户</source>
      <translation>There are no customers to show behind "{0}"</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>期间</source>
      <translation>Period</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>从</source>
      <translation>From</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>至</source>
      <translation>to</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>到</source>
      <translation>To</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>业务员</source>
      <translation>Salesperson</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>区域</source>
      <translation>Region</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>产品</source>
      <translation>Products</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>分组</source>
      <translation>Group by</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>清除</source>
      <translation>Clear</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>全部业务员</source>
      <translation>Everyone</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>全部区域</source>
      <translation>All regions</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>全部产品</source>
      <translation>All products</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/filter_bar.py" />
      <source>去掉所有筛选</source>
      <translation>Remove all filters</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/gallery.py" />
      <source>图表</source>
      <translation>Charts</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/gallery.py" />
      <source>正在计算…</source>
      <translation>Computing…</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>导出图表</source>
      <translation>Export chart</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>复制图片</source>
      <translation>Copy picture</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>月报</source>
      <translation>Month report</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>已复制图片，可以粘贴到微信、邮件或文档</source>
      <translation>Picture copied; paste it into WeChat, a mail or a document</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>PNG 图片 (*.png)</source>
      <translation>PNG picture (*.png)</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>SVG 矢量图 (*.svg)</source>
      <translation>SVG drawing (*.svg)</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>Excel 工作簿 (*.xlsx)</source>
      <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>打开所在文件夹</source>
      <translation>Open folder</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>复制图片，可粘贴到微信或文档</source>
      <translation>Copy the picture for WeChat or a document</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>打印月报或存为 PDF</source>
      <translation>Print the month report or save it as PDF</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>已保存 {0}</source>
      <translation>{0} saved</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>PNG 图片…</source>
      <translation>PNG picture…</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>SVG 矢量图…</source>
      <translation>SVG drawing…</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>Excel 表格…</source>
      <translation>Excel sheet…</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_files.py" />
      <source>没有保存：不能写入 {0}。请换一个文件夹，或关闭打开着它的程序。</source>
      <translation>Not saved: {0} cannot be written. Choose another folder, or close the program that has it open.</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_table.py" />
      <source>双击或回车：看后面的客户</source>
      <translation>Double-click or Enter: see the customers behind</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/report_table.py" />
      <source>图表的数字</source>
      <translation>Figures of the chart</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/sales_glance.py" />
      <source>近 12 个月成交额</source>
      <translation>Sales of the last 12 months</translation>
    </message>
    <message>
      <location filename="app/ui/analysis/sales_glance.py" />
      <source>还没有出货。登记或导入出货后，这里按月画出成交额。</source>
      <translation>No shipments yet. Once some are entered or imported, the sales of each month are drawn here.</translation>
    </message>
    <message>
      <location filename="app/ui/application.py" />
      <source>客伴</source>
      <translation>Keban</translation>
    </message>
    <message>
      <location filename="app/ui/backup_keeper.py" />
      <source>还没有一次成功备份：{0}</source>
      <translation>No backup has succeeded yet: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/backup_keeper.py" />
      <source>已经三天没有成功备份：{0}</source>
      <translation>No backup has succeeded for three days: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/backup_keeper.py" />
      <source>还没有备份</source>
      <translation>No backup yet</translation>
    </message>
    <message>
      <location filename="app/ui/backup_keeper.py" />
      <source>再试一次</source>
      <translation>Try again</translation>
    </message>
    <message>
      <location filename="app/ui/backup_keeper.py" />
      <source>上次备份 {0} {1}</source>
      <translation>Last backup {0} {1}</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>剪贴板里没有可以粘贴的文字。</source>
      <translation>There is no text to paste on the clipboard.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>Ctrl+D 用上一格的内容往下填；这是第一行。</source>
      <translation>Ctrl+D fills down from the cell above; this is the first row.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>这一行正在载入，请稍候再改。</source>
      <translation>This row is still loading; please edit it in a moment.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>数据文件只读，不能修改；请检查文件或文件夹的写入权限。</source>
      <translation>The data file is read-only and cannot be changed; please check the permissions of the file or folder.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>一次最多粘贴 {0} 行；更多请用导入。</source>
      <translation>At most {0} rows can be pasted at once; please import larger amounts.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>一次最多填充 {0} 行。</source>
      <translation>At most {0} rows can be filled at once.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>一次最多清空 {0} 行。</source>
      <translation>At most {0} rows can be cleared at once.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>“{0}”不能为空。</source>
      <translation>"{0}" must not be empty.</translation>
    </message>
    <message>
      <location filename="app/ui/block_editing.py" />
      <source>{0} 格没有修改：{1}</source>
      <translation>{0} cells not changed: {1}</translation>
    </message>
    <message>
      <location filename="app/ui/call_desk.py" />
      <source>继续</source>
      <translation>Continue</translation>
    </message>
    <message>
      <location filename="app/ui/call_desk.py" />
      <source>没有可以联系的客户：都是勿扰、停业，或不在您名下。</source>
      <translation>Nobody to contact: all are do-not-call, closed down, or not yours.</translation>
    </message>
    <message>
      <location filename="app/ui/call_desk.py" />
      <source>{0} ・ {1} 位</source>
      <translation>{0} ・ {1} customers</translation>
    </message>
    <message>
      <location filename="app/ui/call_desk.py" />
      <source>联系了 {0} 位，还剩 {1} 位</source>
      <translation>{0} contacted, {1} left</translation>
    </message>
    <message>
      <location filename="app/ui/call_desk.py" />
      <source>今日工作</source>
      <translation>Today</translation>
    </message>
    <message>
      <location filename="app/ui/call_desk.py" />
      <source>请先打开今日工作或一个客户列表。</source>
      <translation>Please open Today or a customer list first.</translation>
    </message>
    <message>
      <location filename="app/ui/call_desk.py" />
      <source>{0}，其余 {1} 位下次再来</source>
      <translation>{0}; the other {1} next time</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>逐个联系</source>
      <translation>Calls</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>进度</source>
      <translation>Progress</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>结束</source>
      <translation>Finish</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>上一位</source>
      <translation>Previous</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>跳过</source>
      <translation>Skip</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>保存，下一位</source>
      <translation>Save, next</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>撤销 Ctrl+Z</source>
      <translation>Undo Ctrl+Z</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>1–9 结果 ・ Ctrl+回车 保存 ・ Alt+← → 上一位、跳过 ・ Alt+P 复制电话 ・ Esc 结束</source>
      <translation>1–9 outcome ・ Ctrl+Enter save ・ Alt+← → previous, skip ・ Alt+P copy phone ・ Esc finish</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>已恢复上次没保存的内容。</source>
      <translation>What was not saved last time is back.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>已记下 {name}：{result}</source>
      <translation>Logged for {name}: {result}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>已记下 {name}</source>
      <translation>Logged for {name}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>已撤销</source>
      <translation>Undone</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>有一位客户已不在您的名单里，已跳过。</source>
      <translation>One customer is no longer on your list and was skipped.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>已略过 {count} 位：勿扰、停业，或已不在您名下。</source>
      <translation>{count} left out: do not call, closed down, or no longer yours.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>本轮已记：{result}。再保存会另记一条。</source>
      <translation>Logged in this round: {result}. Saving again writes another entry.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>联系</source>
      <translation>Contact</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>第 {at} / {total} 位</source>
      <translation>{at} of {total}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/call_window.py" />
      <source>已联系 {called} / {total} 位</source>
      <translation>{called} of {total} called</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>最近联系</source>
      <translation>Contacted</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>复制电话</source>
      <translation>Copy phone</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>约好今天联系</source>
      <translation>To be contacted today as agreed</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>本周分配的长期未交易回访</source>
      <translation>This week's dormant customer call</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>从未联系过</source>
      <translation>Never contacted</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>今天已经联系过</source>
      <translation>Contacted today already</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>最近一单</source>
      <translation>Last order</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>还没有联系记录，这是第一次。</source>
      <translation>No contact logged yet; this is the first.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>常买</source>
      <translation>Usually buys</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>{product} · {times} 次，最近 {day}</source>
      <translation>{product} · {times} times, last {day}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>备忘</source>
      <translation>Notes</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>没有联系人</source>
      <translation>No contact person</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>没有电话</source>
      <translation>No phone</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>领取之后显示完整号码</source>
      <translation>The full number shows once you claim the customer</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>上次联系 {day}，{days} 天前</source>
      <translation>Last contact {day}, {days} days ago</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>地址</source>
      <translation>Address</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>评判 {result}</source>
      <translation>Verdict {result}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>这个号码曾经打不通</source>
      <translation>This number once could not be reached</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>约定 {day} 联系，逾期 {days} 天</source>
      <translation>Contact agreed for {day}, {days} days overdue</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>{count} 件售后未完成：{problem}</source>
      <translation>{count} open service cases: {problem}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>最后成交 {day}，{days} 天未交易</source>
      <translation>Last deal {day}, {days} days without one</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>{value}（勿扰）</source>
      <translation>{value} (do not call)</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>{value}（打不通）</source>
      <translation>{value} (bad number)</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>等 {count} 行</source>
      <translation>{count} lines in all</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/card.py" />
      <source>{level} 类</source>
      <translation>Class {level}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>结果</source>
      <translation>Outcome</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>按数字键选择</source>
      <translation>Press a digit to choose</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>聊了什么？一句话就够</source>
      <translation>What did you talk about? One sentence is enough</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>内容</source>
      <translation>Content</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>联系人</source>
      <translation>Contact</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>回车开始写，Esc 离开</source>
      <translation>Enter to write, Esc to leave</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>请选一个结果，或写一句内容。</source>
      <translation>Please choose an outcome or write a sentence.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>联系方式</source>
      <translation>Method</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>下次跟进</source>
      <translation>Next date</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/entry.py" />
      <source>Ctrl+1…4 选择</source>
      <translation>Ctrl+1…4 to choose</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/outcome_keys.py" />
      <source>联系结果</source>
      <translation>Outcome of the contact</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/outcome_keys.py" />
      <source>更多结果</source>
      <translation>More outcomes</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/outcome_keys.py" />
      <source>{key}，写字时 Alt+{key}</source>
      <translation>{key}, while writing Alt+{key}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>查话术、产品、案例</source>
      <translation>Find scripts, products, cases</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>文章</source>
      <translation>Articles</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>文章内容</source>
      <translation>Article text</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>文章分类</source>
      <translation>Article kinds</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>没有找到，换个词或看全部分类。</source>
      <translation>Nothing found; try another word or all kinds.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>知识库里还没有这一类文章。</source>
      <translation>No articles of this kind in the knowledge base yet.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>话术</source>
      <translation>Scripts</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>案例</source>
      <translation>Cases</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>全部</source>
      <translation>All</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/scripts.py" />
      <source>正合这位客户：{0}</source>
      <translation>Fits this customer: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>完成</source>
      <translation>Done</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>没有写下记录，客户都还在原来的清单里。</source>
      <translation>Nothing was logged; all customers are still on their list.</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>未选结果</source>
      <translation>No outcome</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>，</source>
      <translation>, </translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>这一轮联系了 {count} 位</source>
      <translation>{count} customers contacted in this round</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>联系跳过的 {count} 位</source>
      <translation>Contact the {count} skipped</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>接通 {count} 位（{share}%）</source>
      <translation>{count} reached ({share}%)</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>成交 {count} 位</source>
      <translation>{count} deals</translation>
    </message>
    <message>
      <location filename="app/ui/call_mode/summary.py" />
      <source>跳过 {count} 位</source>
      <translation>{count} skipped</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>关怀</source>
      <translation>Greetings</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>生日和节日</source>
      <translation>Birthdays and holidays</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>编辑祝福语</source>
      <translation>Edit greetings</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>节日表</source>
      <translation>Holidays</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>要问候的人</source>
      <translation>People to greet</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>这段时间没有要问候的人</source>
      <translation>Nobody to greet in this time</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>客户资料里填了生日就会出现。</source>
      <translation>They appear once birthdays are filled in.</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>上一条祝福语</source>
      <translation>Previous greeting</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>下一条祝福语</source>
      <translation>Next greeting</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>祝福语</source>
      <translation>Greeting</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>复制并记联系</source>
      <translation>Copy and log contact</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>打开客户</source>
      <translation>Open customer</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>没联系过</source>
      <translation>Never contacted</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>已问候</source>
      <translation>Greeted</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>往后几天</source>
      <translation>Days ahead</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>日子</source>
      <translation>Day</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>称呼</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>客户</source>
      <translation>Customer</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>上次联系</source>
      <translation>Last contact</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>问候</source>
      <translation>Greeting</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>方式</source>
      <translation>Method</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>祝福语 {0} / {1}</source>
      <translation>Greeting {0} / {1}</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>已复制，可以粘贴到微信或短信。</source>
      <translation>Copied; paste it into WeChat or a text message.</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>生日　{0} 位</source>
      <translation>Birthdays　{0}</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>今天</source>
      <translation>Today</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>明天</source>
      <translation>Tomorrow</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>后天</source>
      <translation>In 2 days</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>还有 {0} 天</source>
      <translation>in {0} days</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>{0} 农历</source>
      <translation>{0} lunar</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>已复制并记下：{0}（{1}）</source>
      <translation>Copied and logged: {0} ({1})</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>{0}（{1}）要问候的客户，{2} 位</source>
      <translation>Customers to greet for {0} ({1}), {2}</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>快过生日的人，{0} 位</source>
      <translation>People with a birthday soon, {0}</translation>
    </message>
    <message>
      <location filename="app/ui/care/care_window.py" />
      <source>{0} 天内</source>
      <translation>within {0} days</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>新增一条</source>
      <translation>Add one</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>场合</source>
      <translation>Occasion</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>例：{称呼}，{节日}快乐！祝{客户}生意兴隆。——{业务员}</source>
      <translation>e.g. {称呼}, happy {节日}! All the best to {客户}. – {业务员}</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>删除</source>
      <translation>Delete</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>插入</source>
      <translation>Insert</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>存为团队的</source>
      <translation>Save for the team</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>祝福语由主管编辑。</source>
      <translation>Greetings are edited by the supervisor.</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>自带</source>
      <translation>built-in</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>自带的不能改；改好后存成团队自己的一条，优先使用。</source>
      <translation>Built-in ones cannot be changed; what you save becomes the team's own and comes first.</translation>
    </message>
    <message>
      <location filename="app/ui/care/greetings_dialog.py" />
      <source>场合写“生日”“节日”或某个节日的名字。</source>
      <translation>The occasion is 「生日」, 「节日」 or the name of a holiday.</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>新增一天</source>
      <translation>Add a day</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>9-10、农历八月十五、清明、5月第二个星期日</source>
      <translation>9-10, 「农历八月十五」, 「清明」, 「5月第二个星期日」</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>名称</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>哪一天</source>
      <translation>Which day</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>提前提醒，列入祝福名单</source>
      <translation>Remind in advance and list for greetings</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>{month}月第{number}个{weekday}</source>
      <translation>{number}. {weekday} of month {month}</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>下一次</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>提醒祝福</source>
      <translation>Remind</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>星期一</source>
      <translation>Monday</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>星期二</source>
      <translation>Tuesday</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>星期三</source>
      <translation>Wednesday</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>星期四</source>
      <translation>Thursday</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>星期五</source>
      <translation>Friday</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>星期六</source>
      <translation>Saturday</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>星期日</source>
      <translation>Sunday</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>农历{month}月{day}日</source>
      <translation>Lunar {month}-{day}</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>{month}月{day}日</source>
      <translation>{month}/{day}</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>恢复自带的</source>
      <translation>Restore the built-in ones</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>节日表由主管修改。</source>
      <translation>Holidays are edited by the supervisor.</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>团队自己的日子存在 {0}</source>
      <translation>The team's own days are stored in {0}</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>已过</source>
      <translation>past</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>是</source>
      <translation>Yes</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>节日文件读不出来，自带的节日照常提醒；保存后原文件另存为 {0}.broken。</source>
      <translation>The holiday file cannot be read; the built-in holidays still remind. Saving keeps the file as {0}.broken.</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>节日文件里有 {0} 条看不懂，没有采用；保存后原文件另存为 {1}.broken。</source>
      <translation>{0} lines of the holiday file were not understood and are not used; saving keeps the file as {1}.broken.</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>改了以后以团队的为准。</source>
      <translation>Once changed, the team's own counts.</translation>
    </message>
    <message>
      <location filename="app/ui/care/holidays_dialog.py" />
      <source>“{0}”不是日子，请写成 9-10、农历八月十五、清明这样。</source>
      <translation>"{0}" is not a day; write it like 9-10, 「农历八月十五」 or 「清明」.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_editors.py" />
      <source>一 二 三 四 五 六 日</source>
      <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
      <location filename="app/ui/cell_editors.py" />
      <source>如 3-5、明天、下周一 ・ Ctrl+; 今天 ・ Alt+↓ 日历</source>
      <translation>e.g. 3-5, tomorrow, next Monday ・ Ctrl+; today ・ Alt+↓ calendar</translation>
    </message>
    <message>
      <location filename="app/ui/cell_editors.py" />
      <source>{0} 周{1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <location filename="app/ui/cell_values.py" />
      <source>否</source>
      <translation>No</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>跟进人由主管转移，不能直接修改。</source>
      <translation>Owners are changed by the supervisor's transfer, not directly.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>公共池里的客户要先领取，才能修改。</source>
      <translation>Customers in the public pool must be claimed before they can be edited.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>“{0}”由程序填写，不能修改。</source>
      <translation>"{0}" is filled in by the program and cannot be changed.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>“{0}”由联系记录得出，请按 Ctrl+L 记联系。</source>
      <translation>"{0}" comes from the contact log; press Ctrl+L to log a contact.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>“{0}”由出货记录得出，请登记出货。</source>
      <translation>"{0}" comes from shipments; please enter a shipment.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>“{0}”由领取、放回和锁定得出，不能直接修改。</source>
      <translation>"{0}" comes from claiming, returning and locking, and cannot be changed directly.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>“{0}”不能在表里更换，请按回车打开这条记录。</source>
      <translation>"{0}" cannot be exchanged in the table; press Enter to open the record.</translation>
    </message>
    <message>
      <location filename="app/ui/cell_writer.py" />
      <source>“{0}”刚被别人改过，没有覆盖；已显示最新内容，请再改一次。</source>
      <translation>"{0}" was just changed by someone else and was not overwritten; the latest value is shown, please edit again.</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>还没有填满意度；结案时填一下，这里就有图。</source>
      <translation>No satisfaction yet; fill it in when you close a case and the chart appears.</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>满意度 {0} 分，满意以上 {1}（{2} 件评价）</source>
      <translation>Satisfaction {0}; satisfied or better {1} ({2} answers)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>每月件数</source>
      <translation>Cases per month</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>{0} 件，占 {1}</source>
      <translation>{0} cases, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>未完成 {0} 件，投诉 {1} 件</source>
      <translation>{0} open, {1} complaints</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>{0} 件</source>
      <translation>{0} cases</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>已完成</source>
      <translation>Completed</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>一半在 {0} 小时内完成</source>
      <translation>Half completed within {0} hours</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>满意度 {0} 分（{1} 件评价）</source>
      <translation>Satisfaction {0} ({1} answers)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>满意度 {0}</source>
      <translation>Satisfaction {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>未填写</source>
      <translation>not given</translation>
    </message>
    <message>
      <location filename="app/ui/charts/after_sales.py" />
      <source>{0}月</source>
      <translation>{0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>位</source>
      <translation>customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>占客户 {0}</source>
      <translation>{0} of customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>占成交额 {0}</source>
      <translation>{0} of sales</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>{0} 位，占客户 {1}</source>
      <translation>{0} customers, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>成交额 {0}，占 {1}</source>
      <translation>Sales {0}, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>看这 {0} 位客户 →</source>
      <translation>See these {0} customers →</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>{0} ・ {1}</source>
      <translation>{0} ・ {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>每月回访一次，新品和备货先通知他们</source>
      <translation>Visit monthly; tell them first about new products and stock</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>停买了的大客户：主管带队，一周内联系</source>
      <translation>Large customers who stopped buying: the supervisor leads, contact within a week</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>推荐关联产品，争取升为核心客户</source>
      <translation>Offer related products and make them core customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>排进每周回访，用新品或优惠唤醒</source>
      <translation>Put them on the weekly calls; wake them with news or an offer</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>已评为优先跟进：两周内报价或寄样</source>
      <translation>To be followed first: quote or send samples within two weeks</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>先问清需求和用量，再定要不要跟</source>
      <translation>Ask about needs and quantities first, then decide</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>评判为建议放弃：放回公共池，省下时间</source>
      <translation>Given up: return to the public pool and save the time</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>{0} 位</source>
      <translation>{0} customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/archive.py" />
      <source>成交额 {0}</source>
      <translation>Sales {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>接通的电话（星期 × 钟点）</source>
      <translation>Calls that reached somebody (weekday × hour)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>每周联系次数</source>
      <translation>Contacts per week</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>接通率</source>
      <translation>Reach rate</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>联系 {0} 次，占 {1}</source>
      <translation>{0} contacts, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>接通 {0} 次（{1}）</source>
      <translation>{0} reached ({1})</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>{0} 位客户</source>
      <translation>{0} customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>接通</source>
      <translation>Reached</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>没有打过电话</source>
      <translation>No calls</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>{0} 次</source>
      <translation>{0} times</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>接通 {0}</source>
      <translation>{0} reached</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>打了 {0} 次，接通 {1} 次（{2}）</source>
      <translation>{0} calls, {1} reached ({2})</translation>
    </message>
    <message>
      <location filename="app/ui/charts/calls.py" />
      <source>{0} {1} 点</source>
      <translation>{0} {1}:00</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>● 每次成交　▬ 到今天没有再买</source>
      <translation>● each deal　▬ nothing bought until today</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>没有要预警的客户，大家都按节奏在买</source>
      <translation>No warnings; everyone buys in their rhythm</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>{0} 天未买，平时 {1} 天</source>
      <translation>{0} days without a deal, usually {1} days</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>其中 {0} 位已长期未交易</source>
      <translation>{0} of them dormant already</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>{0} 位，占 {1}</source>
      <translation>{0} customers, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>近一年成交 {0}</source>
      <translation>Sales of the last year {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>通常每 {0} 天买一次，已 {1} 天没买</source>
      <translation>Usually buys every {0} days, nothing for {1} days</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>跟进人 {0}，最近成交 {1}</source>
      <translation>Owner {0}, last deal {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/churn.py" />
      <source>无</source>
      <translation>None</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>首次成交月份</source>
      <translation>Month of first deal</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>首次成交后第几个月再次成交（占该月新客户）</source>
      <translation>Bought again in the nth month after the first deal (of the month's new customers)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>全部新客户的平均</source>
      <translation>Average of all new customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>还没有满一个月；下个月起看得到谁再来</source>
      <translation>Not a month old yet; from next month you see who comes back</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0} 首次成交</source>
      <translation>First deal {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0}（{1} 位）</source>
      <translation>{0} ({1})</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0} 位新成交客户</source>
      <translation>{0} new customers with a deal</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0} 位再次成交（{1}），{2} 位只买过一次</source>
      <translation>{0} bought again ({1}), {2} bought once</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0} 位中 {1} 位成交（{2}）</source>
      <translation>{1} of {0} bought ({2})</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0} 个月后</source>
      <translation>{0} months later</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0} 首次成交，{1} 个月后</source>
      <translation>First deal {0}, {1} months later</translation>
    </message>
    <message>
      <location filename="app/ui/charts/cohorts.py" />
      <source>{0} 位中 {1} 位再次成交（{2}）</source>
      <translation>{1} of {0} bought again ({2})</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>各项资料的填写比例</source>
      <translation>How far each detail is filled in</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>每人客户的完整度</source>
      <translation>Completeness per person</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>无跟进人</source>
      <translation>No owner</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>{0} 位已填</source>
      <translation>{0} filled in</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>{0} 位缺（点击查看）</source>
      <translation>{0} missing (click to see)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>缺 {0} 位</source>
      <translation>{0} missing</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>{0} 位客户，{1} 位资料齐全</source>
      <translation>{0} customers, {1} complete</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>{0} 位不全</source>
      <translation>{0} incomplete</translation>
    </message>
    <message>
      <location filename="app/ui/charts/completeness.py" />
      <source>最缺：{0}（{1} 位）</source>
      <translation>Most missing: {0} ({1})</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>从领取到首次成交</source>
      <translation>From claim to first deal</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>成交 {0}</source>
      <translation>{0} deals</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>从领取到首次成交：转化 {0}，一半在 {1} 天内</source>
      <translation>From claim to first deal: {0} converted, half within {1} days</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>领取 {0}</source>
      <translation>{0} claimed</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>放回 {0}</source>
      <translation>{0} returned</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>转入 {0}</source>
      <translation>{0} became dormant</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>唤醒 {0}</source>
      <translation>{0} woken up</translation>
    </message>
    <message>
      <location filename="app/ui/charts/funnel.py" />
      <source>现在 {0} 位，占 {1}</source>
      <translation>Now {0}, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/months.py" />
      <source>成交额</source>
      <translation>Sales</translation>
    </message>
    <message>
      <location filename="app/ui/charts/months.py" />
      <source>去年同期</source>
      <translation>Same months last year</translation>
    </message>
    <message>
      <location filename="app/ui/charts/months.py" />
      <source>季节指数（右轴，100 = 平均）</source>
      <translation>Season index (right axis, 100 = average)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/months.py" />
      <source>{0}月
{1}</source>
      <translation>{0}
{1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>累计占比</source>
      <translation>Cumulative share</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>累计销售额占比</source>
      <translation>Cumulative share of sales</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>按成交额从大到小的客户占比</source>
      <translation>Share of customers, largest sales first</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>销售额</source>
      <translation>Sales</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>{0} 类客户</source>
      <translation>Class {0} customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>第 {0} 名，{1} 类</source>
      <translation>No. {0}, class {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>占 {0}，累计 {1}</source>
      <translation>{0} of all, {1} cumulative</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>{0} 位客户，占 {1}</source>
      <translation>{0} customers, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>占销售额 {0}</source>
      <translation>{0} of sales</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pareto.py" />
      <source>{0} 类</source>
      <translation>Class {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>未写明</source>
      <translation>not given</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>新</source>
      <translation>new</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>本期</source>
      <translation>This period</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>上期</source>
      <translation>Period before</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>上期 {0}，{1}</source>
      <translation>Period before {0}, {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>成交客户 {0} 位，出货 {1} 行</source>
      <translation>{0} customers with deals, {1} shipment lines</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>联系 {0} 次，接通 {1} 次</source>
      <translation>{0} contacts, {1} reached</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>联系了 {0} 位客户</source>
      <translation>{0} customers contacted</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>新成交客户 {0} 位</source>
      <translation>{0} new customers with a deal</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>占联系过的客户 {0}</source>
      <translation>{0} of those contacted</translation>
    </message>
    <message>
      <location filename="app/ui/charts/people.py" />
      <source>新成交客户</source>
      <translation>New deals</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>放回原因</source>
      <translation>Return reason</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>↑ 放回</source>
      <translation>↑ Returned</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>↑ 自动回收</source>
      <translation>↑ Returned automatically</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>↓ 领取</source>
      <translation>↓ Claimed</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>↓ 分配</source>
      <translation>↓ Assigned</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>放回 {0} 位，自动回收 {1} 位</source>
      <translation>{0} returned, {1} automatically</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>领取 {0} 位，分配 {1} 位</source>
      <translation>{0} claimed, {1} assigned</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>{0} 次 ・ {1}</source>
      <translation>{0} times ・ {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/pool.py" />
      <source>{0} 次，{1} 位客户</source>
      <translation>{0} times, {1} customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/portrait.py" />
      <source>成交 {0} ・ {1}</source>
      <translation>Sales {0} ・ {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/portrait.py" />
      <source>成交过的客户</source>
      <translation>Customers with deals</translation>
    </message>
    <message>
      <location filename="app/ui/charts/portrait.py" />
      <source>全部客户</source>
      <translation>All customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/portrait.py" />
      <source>{0} 位成交过（{1}）</source>
      <translation>{0} with deals ({1})</translation>
    </message>
    <message>
      <location filename="app/ui/charts/portrait.py" />
      <source>本期成交额 {0}，占 {1}</source>
      <translation>Sales of the period {0}, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/products.py" />
      <source>销售额构成</source>
      <translation>Composition of sales</translation>
    </message>
    <message>
      <location filename="app/ui/charts/products.py" />
      <source>数量 {0}，出货 {1} 行，客户 {2} 位</source>
      <translation>Quantity {0}, {1} shipment lines, {2} customers</translation>
    </message>
    <message>
      <location filename="app/ui/charts/products.py" />
      <source>累计占比 {0}</source>
      <translation>Cumulative share {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/products.py" />
      <source>其他</source>
      <translation>Other</translation>
    </message>
    <message>
      <location filename="app/ui/charts/products.py" />
      <source>占 {0}</source>
      <translation>{0} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/ranking.py" />
      <source>第 {0} 名，跟进人 {1}</source>
      <translation>No. {0}, owner {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/ranking.py" />
      <source>成交额 {0}，占 {1}，累计 {2}</source>
      <translation>Sales {0}, {1} of all, {2} cumulative</translation>
    </message>
    <message>
      <location filename="app/ui/charts/ranking.py" />
      <source>出货 {0} 行，最近 {1}</source>
      <translation>{0} shipment lines, last {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/ranking.py" />
      <source>{0}. {1}</source>
      <translation>{0}. {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>成交次数</source>
      <translation>Deals</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>圆越大客户越多，越深金额越高；右上角又近又勤</source>
      <translation>Larger circles: more customers; darker: higher amounts; top right: recent and frequent</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>距最近一次成交，越往右越近</source>
      <translation>Since the last deal; more recent to the right</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>最近成交 {0}，成交 {1}</source>
      <translation>Last deal {0}, {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>{0} 天以上</source>
      <translation>{0} days and more</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>{0}–{1} 天</source>
      <translation>{0}–{1} days</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>{0} 次以上</source>
      <translation>{0} deals and more</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>{0}–{1} 次</source>
      <translation>{0}–{1} deals</translation>
    </message>
    <message>
      <location filename="app/ui/charts/rfm.py" />
      <source>成交额 {0}（{1}），占 {2}</source>
      <translation>Sales {0} ({1}), {2} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>每月指数（100 = 平均月）</source>
      <translation>Index per month (100 = average month)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>主要产品的指数</source>
      <translation>Index of the main products</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>旺季：高于平均</source>
      <translation>High season: above average</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>淡季：低于平均</source>
      <translation>Low season: below average</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>{0} 月</source>
      <translation>Month {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>季节指数 {0}</source>
      <translation>Season index {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>月均成交额 {0}</source>
      <translation>Average sales of the month {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/season.py" />
      <source>{0} ・ {1} 月</source>
      <translation>{0} ・ month {1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>无金额</source>
      <translation>no amount</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>客户数（按累计成交额分段）</source>
      <translation>Number of customers (by sales so far)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>占总金额</source>
      <translation>of all sales</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>平均每位客户的累计成交额（按首次成交年份）</source>
      <translation>Average sales so far per customer (by year of first deal)</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>{0}–{1}</source>
      <translation>{0}–{1}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>不详</source>
      <translation>unknown</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>{0}以上</source>
      <translation>{0} and more</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>{0}以下</source>
      <translation>below {0}</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>累计 {0}，占 {1}</source>
      <translation>{0} in all, {1} of all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>累计 {0}</source>
      <translation>{0} in all</translation>
    </message>
    <message>
      <location filename="app/ui/charts/value.py" />
      <source>平均每位 {0}</source>
      <translation>{0} on average</translation>
    </message>
    <message>
      <location filename="app/ui/charts/words.py" />
      <source>10000 万 100000000 亿</source>
      <translation>1000 k 1000000 M 1000000000 B</translation>
    </message>
    <message>
      <location filename="app/ui/charts/words.py" />
      <source>金额（{0}元）</source>
      <translation>Amount (CNY {0})</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>列</source>
      <translation>Cols</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>选择和排列要显示的列</source>
      <translation>Choose and arrange the columns to show</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>查找列</source>
      <translation>Find a column</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>拖动或 Alt+↑↓ 排列 · 空格 勾选</source>
      <translation>Drag or Alt+↑↓ to arrange · Space to tick</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>恢复默认</source>
      <translation>Restore defaults</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>确定</source>
      <translation>OK</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>这一列说明是哪条记录，始终显示</source>
      <translation>This column tells which record it is and is always shown</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>{0}（表格里的其他列）</source>
      <translation>{0} (other column of the sheet)</translation>
    </message>
    <message>
      <location filename="app/ui/column_chooser.py" />
      <source>显示 {0} / {1} 列</source>
      <translation>{0} of {1} columns shown</translation>
    </message>
    <message>
      <location filename="app/ui/desk.py" />
      <source>已领取 {0} 位客户</source>
      <translation>{0} customers claimed</translation>
    </message>
    <message>
      <location filename="app/ui/desk.py" />
      <source>重做  Ctrl+Y</source>
      <translation>Redo  Ctrl+Y</translation>
    </message>
    <message>
      <location filename="app/ui/desk.py" />
      <source>数据文件只读，不能修改。</source>
      <translation>The data file is read-only and cannot be changed.</translation>
    </message>
    <message>
      <location filename="app/ui/desk.py" />
      <source>{0}，{1} 位没有领取：{2}</source>
      <translation>{0}; {1} not claimed: {2}</translation>
    </message>
    <message>
      <location filename="app/ui/desk.py" />
      <source>已撤销：{0}</source>
      <translation>Undone: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/desk.py" />
      <source>已重做：{0}</source>
      <translation>Redone: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>联系记录、出货和售后会一起删除；之后可以用 Ctrl+Z 撤销。</source>
      <translation>Contacts, shipments and service cases are deleted with it; Ctrl+Z brings them back.</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已取消下次联系</source>
      <translation>Next contact cancelled</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已转移 {count} 位客户</source>
      <translation>{count} customers transferred</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已放回公共池 {count} 位客户</source>
      <translation>{count} customers returned to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已锁定「{name}」</source>
      <translation>"{name}" locked</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>删除「{name}」？</source>
      <translation>Delete "{name}"?</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>删除 {count} 位客户？</source>
      <translation>Delete {count} customers?</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>删除 {count} 位</source>
      <translation>Delete {count}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已删除 {count} 位客户</source>
      <translation>{count} customers deleted</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已领取「{name}」</source>
      <translation>"{name}" claimed</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已解除「{name}」的锁定</source>
      <translation>"{name}" unlocked</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>下次联系：{day}</source>
      <translation>Next contact: {day}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>评判改为「{result}」</source>
      <translation>Verdict changed to "{result}"</translation>
    </message>
    <message>
      <location filename="app/ui/detail/actions.py" />
      <source>已撤销，按 Ctrl+Y 重做</source>
      <translation>Undone; Ctrl+Y to redo</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>为什么</source>
      <translation>Why</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>采用建议</source>
      <translation>Accept</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>由表格导入</source>
      <translation>from a sheet</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>改写评判</source>
      <translation>Change verdict</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>建议 {dot} {result} {score} 分</source>
      <translation>Hint {dot} {result} {score}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>收起</source>
      <translation>Close</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>还没有评判：值不值得跟，为什么？</source>
      <translation>No verdict yet: is it worth following, and why?</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>评判结果：{result}</source>
      <translation>Verdict: {result}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/evaluation_box.py" />
      <source>未定</source>
      <translation>Open</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>还没有跟进记录。写一句，从这里开始。</source>
      <translation>No follow-up yet. Write a sentence to begin.</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>更多…</source>
      <translation>More…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>记一笔：刚才聊了什么？回车保存</source>
      <translation>Quick note: what was said? Enter saves</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>记一笔</source>
      <translation>Quick note</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>跟进人</source>
      <translation>Owner</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>资料完整度</source>
      <translation>Completeness</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>来源</source>
      <translation>Source</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>无人跟进</source>
      <translation>No owner</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>{day}（逾期 {days} 天）</source>
      <translation>{day} ({days} days overdue)</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>{day}（{relative}）</source>
      <translation>{day} ({relative})</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>{day}（{days} 天后）</source>
      <translation>{day} (in {days} days)</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>下次联系</source>
      <translation>Next date</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>累计成交</source>
      <translation>Deals so far</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>{total}，{count} 次</source>
      <translation>{total}, {count} deals</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>补：{names}</source>
      <translation>Add: {names}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/follow_tab.py" />
      <source>缺：{names}</source>
      <translation>Missing: {names}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/full_window.py" />
      <source>下一位</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="app/ui/detail/full_window.py" />
      <source>编辑</source>
      <translation>Edit</translation>
    </message>
    <message>
      <location filename="app/ui/detail/full_window.py" />
      <source>打印</source>
      <translation>Print</translation>
    </message>
    <message>
      <location filename="app/ui/detail/full_window.py" />
      <source>返回列表</source>
      <translation>Back to the list</translation>
    </message>
    <message>
      <location filename="app/ui/detail/full_window.py" />
      <source>出货</source>
      <translation>Shipments</translation>
    </message>
    <message>
      <location filename="app/ui/detail/full_window.py" />
      <source>售后</source>
      <translation>Service</translation>
    </message>
    <message>
      <location filename="app/ui/detail/full_window.py" />
      <source>变更</source>
      <translation>Edits</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>收起详情</source>
      <translation>Hide details</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>整窗查看</source>
      <translation>Open full window</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>记联系</source>
      <translation>Log contact</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>领取</source>
      <translation>Claim</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>约下次</source>
      <translation>Next date</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>转移</source>
      <translation>Transfer</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>更多操作</source>
      <translation>More actions</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>打印客户卡片…</source>
      <translation>Print customer card…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>空格</source>
      <translation>Space</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>回车</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>3 天后</source>
      <translation>In 3 days</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>编辑客户…</source>
      <translation>Edit customer…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>登记出货…</source>
      <translation>Enter shipment…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>登记售后…</source>
      <translation>Enter service case…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>改评判</source>
      <translation>Verdict</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>转移…</source>
      <translation>Transfer…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>锁定…</source>
      <translation>Lock…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>解除锁定</source>
      <translation>Unlock</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>放回公共池…</source>
      <translation>Return to public pool…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>生成案例…</source>
      <translation>Make a case…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>删除客户</source>
      <translation>Delete customer</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>已停业</source>
      <translation>Closed down</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>不再致电</source>
      <translation>Do not call</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>下周一</source>
      <translation>Next Monday</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>1 个月后</source>
      <translation>In 1 month</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>选日期…</source>
      <translation>Pick a date…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>不再约</source>
      <translation>No next date</translation>
    </message>
    <message>
      <location filename="app/ui/detail/header.py" />
      <source>锁定到 {day}</source>
      <translation>Locked until {day}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>更早</source>
      <translation>Earlier</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>现在</source>
      <translation>Now</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>系统</source>
      <translation>System</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>每次变更</source>
      <translation>Every change</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>没有变更记录。</source>
      <translation>No changes yet.</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>空</source>
      <translation>empty</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>{name}　{since} 至 {until}</source>
      <translation>{name}　{since} to {until}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>{when} · {who}</source>
      <translation>{when} · {who}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>{action}（已撤销）</source>
      <translation>{action} (undone)</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>{field}：{after}</source>
      <translation>{field}: {after}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>{field}：{before} → {after}</source>
      <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/history_tab.py" />
      <source>还有 {count} 个栏目</source>
      <translation>{count} more fields</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>基本</source>
      <translation>Basics</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>成交</source>
      <translation>Deal</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>跟进与评判</source>
      <translation>Follow-up and verdict</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>需求与结算</source>
      <translation>Needs and payment</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>归属与其他</source>
      <translation>Ownership and more</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>表格里的其他列</source>
      <translation>Other columns of the sheet</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>关键决策人</source>
      <translation>Decision maker</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>勿扰</source>
      <translation>Do not disturb</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>号码有误</source>
      <translation>Bad number</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>前跟进人</source>
      <translation>Previous owner</translation>
    </message>
    <message>
      <location filename="app/ui/detail/info_tab.py" />
      <source>标记</source>
      <translation>Marks</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>选中一位客户，这里显示来龙去脉</source>
      <translation>Choose a customer to see the whole story here</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>登记出货</source>
      <translation>New shipment</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>还没有出货</source>
      <translation>No shipments yet</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>登记售后</source>
      <translation>New case</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>没有售后记录</source>
      <translation>No service cases</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>作废</source>
      <translation>Void</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>恢复</source>
      <translation>Restore</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>跟进</source>
      <translation>Follow-up</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>资料</source>
      <translation>Info</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>修改…</source>
      <translation>Edit…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>已作废 1 行出货</source>
      <translation>1 shipment line voided</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>已恢复 1 行出货</source>
      <translation>1 shipment line restored</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>已记下</source>
      <translation>Logged</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>出货 {count}</source>
      <translation>Shipped {count}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>售后 {count}</source>
      <translation>Service {count}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>{count} 行，合计 {total}</source>
      <translation>{count} lines, {total} in all</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>{count} 单，未结 {open} 单</source>
      <translation>{count} cases, {open} open</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>退货…</source>
      <translation>Return…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/pane.py" />
      <source>处理…</source>
      <translation>Handle…</translation>
    </message>
    <message>
      <location filename="app/ui/detail/parts.py" />
      <source>复制{label}</source>
      <translation>Copy {label}</translation>
    </message>
    <message>
      <location filename="app/ui/detail/related_articles.py" />
      <source>相关文章</source>
      <translation>Related articles</translation>
    </message>
    <message>
      <location filename="app/ui/detail/timeline.py" />
      <source>跟进记录</source>
      <translation>Follow-up log</translation>
    </message>
    <message>
      <location filename="app/ui/detail/timeline.py" />
      <source>下次 {day}</source>
      <translation>Next {day}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>关于客伴</source>
      <translation>About Keban</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>小型销售团队的客户管理</source>
      <translation>Customers of a small sales team</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>打开数据文件夹</source>
      <translation>Open data folder</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>数据文件夹</source>
      <translation>Data folder</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>数据库</source>
      <translation>Database</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>SQLite</source>
      <translation>SQLite</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>Qt</source>
      <translation>Qt</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>Python</source>
      <translation>Python</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/about_dialog.py" />
      <source>客伴 {version}</source>
      <translation>Keban {version}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>标题 *</source>
      <translation>Title *</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>分类</source>
      <translation>Kind</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>用空格分开</source>
      <translation>Separate with spaces</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>标签写“结果:无人接听”，打电话选了这个结果时，这篇就出现在旁边；写“阶段:潜在客户”，打给这张表的客户时出现。</source>
      <translation>Tags that name an outcome or a table, written as in the starter articles, bring this article beside calls with that outcome or to customers of that table.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>标签</source>
      <translation>Tags</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>状态</source>
      <translation>Status</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>复核</source>
      <translation>Review</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>正文用 Markdown 书写：## 小标题、**加粗**、- 列表
图片直接粘贴或拖进来，[[ 可以链接客户和产品</source>
      <translation>Write in Markdown: ## heading, **bold**, - list
Paste or drop pictures; [[ links customers and products</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>正文</source>
      <translation>Text</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>预览</source>
      <translation>Preview</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>写文章</source>
      <translation>New article</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>编辑文章</source>
      <translation>Edit article</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>添加附件</source>
      <translation>Add attachment</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>移除</source>
      <translation>Remove</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>复核日期</source>
      <translation>Review date</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>小标题</source>
      <translation>Heading</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>加粗</source>
      <translation>Bold</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>列表</source>
      <translation>List</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>编号</source>
      <translation>Code</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>清单</source>
      <translation>Checklist</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>引用</source>
      <translation>Quote</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>表格</source>
      <translation>Tables</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>插入图片，也可以粘贴或拖进来</source>
      <translation>Insert a picture; you can also paste or drop it</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>链接客户或产品，打 [[ 也可以</source>
      <translation>Link a customer or product; typing [[ does it, too</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>{0} 字</source>
      <translation>{0} characters</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>图片</source>
      <translation>Picture</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>加粗的字</source>
      <translation>bold words</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>| 项目 | 说明 |
|---|---|
|  |  |</source>
      <translation>| Item | Note |
|---|---|
|  |  |</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>{name}（待保存）</source>
      <translation>{name} (to be saved)</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/article_dialog.py" />
      <source>「{0}」不是图片，没有放进正文。</source>
      <translation>"{0}" is not a picture and was not put into the text.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/base.py" />
      <source>清空重填</source>
      <translation>Clear and start over</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/base.py" />
      <source>重新载入</source>
      <translation>Reload</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/base.py" />
      <source>Ctrl+回车 保存 · Esc 取消</source>
      <translation>Ctrl+Enter save · Esc cancel</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/base.py" />
      <source>Ctrl+回车 保存 · Esc 取消并保留草稿</source>
      <translation>Ctrl+Enter save · Esc cancel, draft kept</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/base.py" />
      <source>已恢复未保存的内容</source>
      <translation>Unsaved content restored</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/case_dialog.py" />
      <source>处理售后</source>
      <translation>Handle service case</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/case_dialog.py" />
      <source>{number}（自动）</source>
      <translation>{number} (automatic)</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/closing_dialog.py" />
      <source>关闭客伴</source>
      <translation>Close Keban</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/closing_dialog.py" />
      <source>关闭窗口时做什么？</source>
      <translation>What should closing the window do?</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/closing_dialog.py" />
      <source>最小化到托盘</source>
      <translation>Minimise to tray</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/closing_dialog.py" />
      <source>继续提醒到期的跟进，点托盘图标随时打开。</source>
      <translation>Keeps reminding you of due contacts; open it any time from the tray icon.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/closing_dialog.py" />
      <source>退出</source>
      <translation>Quit</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/closing_dialog.py" />
      <source>结束程序；数据已经保存。</source>
      <translation>Ends the program; the data are saved.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/closing_dialog.py" />
      <source>只问这一次，以后可以在“设置 → 本机”里改。</source>
      <translation>Asked only once; change it later in the settings.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/contact_parts.py" />
      <source>同时把阶段改为</source>
      <translation>Also change the stage to</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/contact_parts.py" />
      <source>跟进阶段</source>
      <translation>Stage</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/contact_rows.py" />
      <source>移除这位联系人</source>
      <translation>Remove this contact</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/contact_rows.py" />
      <source>添加联系人</source>
      <translation>Add contact</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/customer_dialog.py" />
      <source>新建客户</source>
      <translation>New customer</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/customer_dialog.py" />
      <source>编辑客户</source>
      <translation>Edit customer</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/customer_dialog.py" />
      <source>成交与评判</source>
      <translation>Deals and verdict</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/customer_dialog.py" />
      <source>客户要求不再联系，只有主管能解除。</source>
      <translation>The customer does not want to be contacted; only a supervisor can lift this.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/customer_dialog.py" />
      <source>{label} *</source>
      <translation>{label} *</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/customer_picker.py" />
      <source>输入名称、编号、联系人或电话的任意部分</source>
      <translation>Type any part of the name, code, contact or phone</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/customer_picker.py" />
      <source>{name} · {person}</source>
      <translation>{name} · {person}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>试算回收</source>
      <translation>Trial of the return</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>生效之前，业务员会收到提醒，还来得及联系或锁定。</source>
      <translation>Until it takes effect salespeople are reminded and can still contact or lock.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>将回收的客户</source>
      <translation>Customers that will return</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>保存规则</source>
      <translation>Save rules</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>新规则 {0} 起生效，那天将回收 {1} 位，其中 {2} 位按现在的规则也会回收。</source>
      <translation>The new rule counts from {0}; that day {1} customers will return, {2} of them under the present rule, too.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>按新的天数，明天将回收 {0} 位</source>
      <translation>With the new days, {0} customers will return tomorrow</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>只列出前 {0} 位</source>
      <translation>Only the first {0} are listed</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/dry_run_dialog.py" />
      <source>{name} {count} 位</source>
      <translation>{name} {count}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>详情</source>
      <translation>Details</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>复制诊断信息</source>
      <translation>Copy diagnostics</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>知道了</source>
      <translation>Got it</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>程序出错</source>
      <translation>Program error</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>程序出错了</source>
      <translation>The program made an error</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>刚才的操作没有完成，没有写入一半的数据，可以继续使用。</source>
      <translation>The last action was not completed and nothing was half written; you can go on.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>请复制诊断信息发给维护人员。</source>
      <translation>Please copy the diagnostics and send them to your support.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/error_dialog.py" />
      <source>已复制</source>
      <translation>Copied</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/interaction_dialog.py" />
      <source>修改联系记录</source>
      <translation>Edit contact</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/interaction_dialog.py" />
      <source>如 14:30</source>
      <translation>e.g. 14:30</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/interaction_dialog.py" />
      <source>请写一句内容，或选择结果。</source>
      <translation>Please write a sentence or choose an outcome.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/lock_dialog.py" />
      <source>锁定客户</source>
      <translation>Lock customer</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/lock_dialog.py" />
      <source>锁定到</source>
      <translation>Lock until</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/lock_dialog.py" />
      <source>锁定</source>
      <translation>Lock</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/lock_dialog.py" />
      <source>「{name}」在锁定期内不会自动回到公共池。</source>
      <translation>"{name}" does not return to the public pool by itself while locked.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/lock_dialog.py" />
      <source>{days} 天</source>
      <translation>{days} days</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/log_contact.py" />
      <source>刚才聊了什么？</source>
      <translation>What did you just talk about?</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/log_contact.py" />
      <source>保存并联系下一位</source>
      <translation>Save and contact next</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/log_contact.py" />
      <source>请从列表里选择客户，或先新建客户。</source>
      <translation>Please choose a customer from the list, or create one first.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/log_contact.py" />
      <source>Alt+1 … Alt+{count} 选择</source>
      <translation>Alt+1 … Alt+{count} to choose</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/log_contact.py" />
      <source>还有 {count} 位</source>
      <translation>{count} to go</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/loss_reason.py" />
      <source>流失原因</source>
      <translation>Loss reason</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>合并客户</source>
      <translation>Merge customers</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>换边</source>
      <translation>Switch sides</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>保留另一位</source>
      <translation>Keep the other one</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>合并可以撤销</source>
      <translation>A merge can be undone</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>合并</source>
      <translation>Merge</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>两位在不同的省份，名称相同也可能不是同一家，请先核对。</source>
      <translation>They are in different provinces; even with the same name they may not be the same company. Please check first.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>右边这位没有其他记录。</source>
      <translation>The one on the right has no other records.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>保留</source>
      <translation>Keep</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>并入后删除</source>
      <translation>Merged and deleted</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>两位客户的资料完全相同。</source>
      <translation>Both customers have the same details.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>{table} ・ {owner}</source>
      <translation>{table} ・ {owner}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>右边这位的记录一起并入：{0}</source>
      <translation>Records of the one on the right move along: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/merge_dialog.py" />
      <source>{0}：{1}</source>
      <translation>{0}: {1}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/more_chips.py" />
      <source>更多</source>
      <translation>More</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>{count} 次都没接通，先放到 {day} 再打。</source>
      <translation>Not reached {count} times; leave it until {day}.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>第 {count} 次没接通，换个时段：{day} {part}再打。</source>
      <translation>Not reached for the {count}. time; again on {day}, {part}.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>最晚 {day} 再联系。</source>
      <translation>Contact again by {day} at the latest.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>保存后标为不再致电，只有主管能解除。</source>
      <translation>Saving marks the customer do-not-call; only a supervisor can lift it.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>保存后这个号码标为打不通，等待补号。</source>
      <translation>Saving marks this number as bad, to be replaced.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>保存后标为已停业，不再出现在名单里。</source>
      <translation>Saving marks the customer as closed down; it appears on no list any more.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>保存后接着登记出货。</source>
      <translation>Saving goes on to the shipment.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>请选流失原因，写一句现在用谁的。</source>
      <translation>Please choose the loss reason and write whom they use now.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>上午</source>
      <translation>morning</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/next_day.py" />
      <source>下午</source>
      <translation>afternoon</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>常用语</source>
      <translation>Phrases</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>已发报价单，等待回复。</source>
      <translation>Quotation sent, waiting for an answer.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>要求寄样品，地址同档案。</source>
      <translation>Wants samples; address as on file.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>确认用量和规格，本周给正式报价。</source>
      <translation>Specification and quantity confirmed; formal quotation this week.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>负责人出差，约定下周再联系。</source>
      <translation>Responsible person is travelling; contact again next week.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>暂时没有采购计划，保持联系。</source>
      <translation>No purchase planned for now; keep in touch.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>已加微信，发送了产品资料。</source>
      <translation>Added on WeChat, product information sent.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>已有固定供应商，了解其价格和账期。</source>
      <translation>Has a regular supplier; found out price and terms.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/phrases.py" />
      <source>节日问候。</source>
      <translation>Season's greetings.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/reason_dialog.py" />
      <source>放回公共池</source>
      <translation>Return</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/reason_dialog.py" />
      <source>按数字键选择 · 回车 确定</source>
      <translation>Choose by digit · Enter OK</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/reason_dialog.py" />
      <source>请选择一个原因。</source>
      <translation>Please choose a reason.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/reason_dialog.py" />
      <source>「{name}」放回后任何同事都可以领取。请选择原因：</source>
      <translation>Once returned, any colleague can claim "{name}". Please choose a reason:</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/reason_dialog.py" />
      <source>{count} 位客户放回后任何同事都可以领取。请选择原因：</source>
      <translation>Once returned, any colleague can claim these {count} customers. Please choose a reason:</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/record_dialog.py" />
      <source>客户 *</source>
      <translation>Customer *</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/record_dialog.py" />
      <source>请从列表里选择客户。</source>
      <translation>Please choose a customer from the list.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_dialog.py" />
      <source>修改出货</source>
      <translation>Edit shipment</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_dialog.py" />
      <source>出货日期</source>
      <translation>Shipped on</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_dialog.py" />
      <source>出货单号</source>
      <translation>Delivery note</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_dialog.py" />
      <source>合计 {total}</source>
      <translation>Total {total}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_dialog.py" />
      <source>{words}（已作废，不计入）</source>
      <translation>{words} (void, not counted)</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_lines.py" />
      <source>移除这一行</source>
      <translation>Remove this line</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_lines.py" />
      <source>添加一行</source>
      <translation>Add a line</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/shipment_lines.py" />
      <source>第 {number} 行：{reason}</source>
      <translation>Line {number}: {reason}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>没有联系过</source>
      <translation>Never contacted</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>{why}：{name} · {table} · {holder} · {last}</source>
      <translation>{why}: {name} · {table} · {holder} · {last}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>查看</source>
      <translation>View</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>编号相同</source>
      <translation>Same code</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>税号相同</source>
      <translation>Same tax number</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>名称相同</source>
      <translation>Same name</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>名称相近</source>
      <translation>Similar name</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>电话相同</source>
      <translation>Same phone</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>由{owner}跟进</source>
      <translation>with {owner}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>{day}联系过</source>
      <translation>contacted {day}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>合并…</source>
      <translation>Merge…</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>还有 {count} 位相似</source>
      <translation>{count} more similar ones</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/similar_panel.py" />
      <source>申请转移</source>
      <translation>Ask for transfer</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>转移客户</source>
      <translation>Transfer customer</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>联系人和待办日期一起转移；联系记录和出货仍记在原来的业务员名下。</source>
      <translation>Contacts and open dates move along; logs and shipments keep their authors.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>超出上限的理由</source>
      <translation>Reason to exceed the cap</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>超出上限的理由，例如：区域调整</source>
      <translation>Reason to exceed the cap, e.g. regions rearranged</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>回车 确定</source>
      <translation>Enter OK</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>没有别的在职业务员，请先在设置里添加。</source>
      <translation>There is no other active salesperson; please add one in the settings.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>请选择一位业务员。</source>
      <translation>Please choose a salesperson.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>「{name}」转给：</source>
      <translation>Transfer "{name}" to:</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>{count} 位客户转给：</source>
      <translation>Transfer {count} customers to:</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>{name}（{group}）</source>
      <translation>{name} ({group})</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/transfer_dialog.py" />
      <source>对方名下的潜在客户会超过 {cap} 位上限。写明理由后仍可转移。</source>
      <translation>The other would hold more than {cap} potential customers. With a reason you can transfer all the same.</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/undo_dialog.py" />
      <source>撤销结果</source>
      <translation>Result of undo</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/undo_dialog.py" />
      <source>种类</source>
      <translation>Kind</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/undo_dialog.py" />
      <source>记录</source>
      <translation>Record</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/undo_dialog.py" />
      <source>原因</source>
      <translation>Reason</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/undo_dialog.py" />
      <source>已撤销，{count} 条除外</source>
      <translation>Undone except for {count}</translation>
    </message>
    <message>
      <location filename="app/ui/dialogs/undo_dialog.py" />
      <source>「{operation}」的 {restored} 条已恢复原样；下面 {refused} 条后来又有改动，为免丢失保持现状。</source>
      <translation>{restored} records of "{operation}" are as before; the {refused} below were changed later and stay as they are so that nothing is lost.</translation>
    </message>
    <message>
      <location filename="app/ui/doubles_desk.py" />
      <source>已复制转移申请，可以直接发给主管</source>
      <translation>Request copied; send it to your supervisor</translation>
    </message>
    <message>
      <location filename="app/ui/doubles_desk.py" />
      <source>请把客户「{0}」从{1}转给{2}。</source>
      <translation>Please transfer customer "{0}" from {1} to {2}.</translation>
    </message>
    <message>
      <location filename="app/ui/drop_overlay.py" />
      <source>松开鼠标，导入 {0}</source>
      <translation>Release to import {0}</translation>
    </message>
    <message>
      <location filename="app/ui/drop_overlay.py" />
      <source>松开鼠标，导入 {0} 个文件</source>
      <translation>Release to import {0} files</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>{0} 组。程序只提示，不会自己合并；选中两位后核对每一项再合并，随时可以撤销。</source>
      <translation>{0} groups. The program only points them out and merges nothing itself; choose two, check every field, then merge; it can be undone at any time.</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>疑似重复</source>
      <translation>Possible duplicates</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>正在查找…</source>
      <translation>Searching…</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>疑似重复的客户</source>
      <translation>Possible duplicates</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>没有发现重复的客户</source>
      <translation>No duplicates found</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>编号、税号、名称和电话都各不相同。</source>
      <translation>Codes, tax numbers, names and phones all differ.</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>选中同一组的两位客户</source>
      <translation>Choose two customers of one group</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>客户名称</source>
      <translation>Customer name</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>省份</source>
      <translation>Province</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>所在表</source>
      <translation>Table</translation>
    </message>
    <message>
      <location filename="app/ui/duplicates_dialog.py" />
      <source>{0}，但在不同的省份，可能不是同一家</source>
      <translation>{0}, but in different provinces; perhaps not the same company</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>评判说明：为什么这样判断</source>
      <translation>Reasoning: why this verdict?</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>评判说明</source>
      <translation>Reasoning</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>正在计算建议…</source>
      <translation>Computing suggestions…</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>评判结果</source>
      <translation>Verdict</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>建议 {dot} {result}，评分 {score}</source>
      <translation>Suggested {dot} {result}, score {score}</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>请选择评判结果。</source>
      <translation>Please choose a verdict.</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>建议 {0}，评分 {1}</source>
      <translation>Suggested {0}, score {1}</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>{day} {who} {what}</source>
      <translation>{day} {who} {what}</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_dialog.py" />
      <source>更早的 {0} 次见「变更」</source>
      <translation>{0} earlier ones under "Edits"</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>按建议改评判</source>
      <translation>Change verdicts as suggested</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>采用</source>
      <translation>Accept</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>全选</source>
      <translation>Select all</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>全不选</source>
      <translation>None</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>评判建议</source>
      <translation>Suggested verdicts</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>评判说明（可不填，不填则保留原来的说明）</source>
      <translation>Reasoning (optional; left empty, the present one stays)</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>怎样改</source>
      <translation>How to change</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>改成同一个</source>
      <translation>Set all to the same</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>{0} 位的建议与现在不同</source>
      <translation>For {0} customers the suggestion differs from the present verdict</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>{0} 位客户的评判结果：</source>
      <translation>Verdict for {0} customers:</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>其中 {0} 位是人工定的，不勾选就不改</source>
      <translation>{0} of them were set by a person; unless ticked they stay</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>{0} 位已一致</source>
      <translation>{0} agree already</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>{0} 位不在您名下</source>
      <translation>{0} are not yours</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>一次最多一起改 2 万位，还有 {0} 位下次再来</source>
      <translation>At most 20,000 can be changed at once; {0} are left for the next time</translation>
    </message>
    <message>
      <location filename="app/ui/evaluate_many_dialog.py" />
      <source>采用 {0} 位</source>
      <translation>Accept {0}</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>客户已停业</source>
      <translation>The customer has closed down</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>还没有联系过</source>
      <translation>Never contacted</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>近 30 天没有联系</source>
      <translation>No contact in the last 30 days</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>改了说明</source>
      <translation>Reasoning changed</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>表格导入</source>
      <translation>Imported</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>客户拒绝联系</source>
      <translation>The customer refuses contact</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>竞品在谈</source>
      <translation>A competitor is in talks</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>付款拖延</source>
      <translation>Pays late</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>；</source>
      <translation>; </translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>还没成交</source>
      <translation>No deal yet</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>付款及时</source>
      <translation>Pays on time</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>影响力大</source>
      <translation>Influential</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>销售贡献</source>
      <translation>Contribution</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>活跃度</source>
      <translation>Activity</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>影响力</source>
      <translation>Influence</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>信用</source>
      <translation>Credit</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>{0} 分，权重 {1}</source>
      <translation>{0} points, weight {1}</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>{0} → {1}</source>
      <translation>{0} → {1}</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>近 30 天联系 {0} 次</source>
      <translation>{0} contacts in the last 30 days</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>{0} 天没有联系</source>
      <translation>No contact for {0} days</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>{0} 元</source>
      <translation>CNY {0}</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>{0}；还没有人评过，按中间值算</source>
      <translation>{0}; nobody has rated it, the middle counts</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>人工判断</source>
      <translation>Set by a person</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>{0}（{1}）</source>
      <translation>{0} ({1})</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>有 {0} 件投诉未结</source>
      <translation>{0} open complaints</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>资料只填了 {0}%</source>
      <translation>Only {0}% of the details filled in</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>有意向</source>
      <translation>Interested</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>已报价</source>
      <translation>Quoted</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>等寄样</source>
      <translation>Waiting for samples</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>成交 {0} 次</source>
      <translation>{0} deals</translation>
    </message>
    <message>
      <location filename="app/ui/evaluation_texts.py" />
      <source>{0} 天没有成交</source>
      <translation>No deal for {0} days</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>导出到 Excel</source>
      <translation>Export to Excel</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>七张表一个工作簿：公司资料的完整副本</source>
      <translation>Seven tables in one workbook: a full copy of the company's data</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>写回公司自己的工作簿：只改有变化的单元格，格式和公式原样不动</source>
      <translation>Write back: only changed cells of your own workbook change</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>浏览…</source>
      <translation>Browse…</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>保存为</source>
      <translation>Save as</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>公司客户资料</source>
      <translation>Company customers</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>下一步</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>请填写文件名。</source>
      <translation>Please enter a file name.</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>已取消，没有生成文件。</source>
      <translation>Cancelled; no file was written.</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>正在导出 {0}</source>
      <translation>Exporting {0}</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>或者改存为“{0}”，已为您填好。</source>
      <translation>Or save as "{0}" instead; it is filled in for you.</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>当前视图：{0}，{1} {2}，按现在的筛选、顺序和列</source>
      <translation>This view: {0}, {1} {2}, with its filters, order and columns</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>{0}：全部内容和所有栏目</source>
      <translation>{0}: everything, all fields</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>文件夹“{0}”不存在，请按“浏览…”另选一个。</source>
      <translation>The folder "{0}" does not exist; choose another one with "Browse…".</translation>
    </message>
    <message>
      <location filename="app/ui/export_dialog.py" />
      <source>选中的 {0} {1}，按现在的列</source>
      <translation>The selected {0} {1}, with the present columns</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>用户</source>
      <translation>User</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>联系记录</source>
      <translation>Contact log</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>售后单</source>
      <translation>Service case</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>出货行</source>
      <translation>Shipment line</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>附件</source>
      <translation>Attachment</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>每周分配</source>
      <translation>Weekly assignment</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>每周配额</source>
      <translation>Weekly quota</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>回收规则</source>
      <translation>Return rules</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>团队设置</source>
      <translation>Team setting</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>视图</source>
      <translation>View</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>序号</source>
      <translation>No.</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>版本</source>
      <translation>Version</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>其他列</source>
      <translation>Other columns</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>内容指纹</source>
      <translation>Content fingerprint</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>录入时间</source>
      <translation>Entered</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>修改时间</source>
      <translation>Modified</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>备注</source>
      <translation>Remark</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>顺序</source>
      <translation>Order</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>姓名</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>角色</source>
      <translation>Role</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>在职</source>
      <translation>Active</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>小组</source>
      <translation>Group</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>密码</source>
      <translation>Password</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>客户编号</source>
      <translation>Code</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>名称查重键</source>
      <translation>Name key</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>名称排序键</source>
      <translation>Name sort key</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>简称</source>
      <translation>Short name</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>客户类型</source>
      <translation>Customer type</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>客户级别</source>
      <translation>Customer level</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>档案分类</source>
      <translation>File class</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>行业</source>
      <translation>Industry</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>城市</source>
      <translation>City</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>区县</source>
      <translation>District</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>邮编</source>
      <translation>Postcode</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>税号</source>
      <translation>Tax number</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>开户行账号</source>
      <translation>Bank account</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>付款方式</source>
      <translation>Payment terms</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>信用额度</source>
      <translation>Credit limit</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>意向产品</source>
      <translation>Wanted products</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>预计用量</source>
      <translation>Expected use</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>最近联系内容</source>
      <translation>Last contact note</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>信用度</source>
      <translation>Credit</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>建档日期</source>
      <translation>Filed on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>领取时间</source>
      <translation>Claimed on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>放回日期</source>
      <translation>Returned on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>首次成交日期</source>
      <translation>First deal on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>最后成交日期</source>
      <translation>Last deal on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>累计成交金额</source>
      <translation>Total sales</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>最近联系日期</source>
      <translation>Last contact on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>导入时的表</source>
      <translation>Imported as</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>成交日期为推定</source>
      <translation>Deal date assumed</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>首次出货日期</source>
      <translation>First shipment on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>最后出货日期</source>
      <translation>Last shipment on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>出货金额（未减退货）</source>
      <translation>Shipped amount (before returns)</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>出货金额</source>
      <translation>Shipped amount</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>出货次数</source>
      <translation>Number of shipments</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>最后联系记录日期</source>
      <translation>Last logged contact</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>首次成交</source>
      <translation>First deal</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>最后成交</source>
      <translation>Last deal</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>最后成交（分表用）</source>
      <translation>Last deal (for the tables)</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>未交易天数</source>
      <translation>Days idle</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>职务</source>
      <translation>Position</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>部门</source>
      <translation>Dept.</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>性别</source>
      <translation>Gender</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>手机</source>
      <translation>Mobile</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>电话</source>
      <translation>Phone</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>传真</source>
      <translation>Fax</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>微信</source>
      <translation>WeChat</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>QQ</source>
      <translation>QQ</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>邮箱</source>
      <translation>Email</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>生日</source>
      <translation>Birthday</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>爱好</source>
      <translation>Interests</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>家庭情况</source>
      <translation>Family</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>联系日期</source>
      <translation>Contacted on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>联系时刻</source>
      <translation>Time of day</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>拨打号码</source>
      <translation>Dialled number</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>呼叫方向</source>
      <translation>Direction</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>联系目的</source>
      <translation>Purpose</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>接通情况</source>
      <translation>Reached</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>联系内容</source>
      <translation>Content</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>意向程度</source>
      <translation>Interest</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>下一步计划</source>
      <translation>Next step</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>联系来源</source>
      <translation>Contact source</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>售后单号</source>
      <translation>Case number</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>登记日期</source>
      <translation>Entered on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>规格型号</source>
      <translation>Model</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>序列号</source>
      <translation>Serial number</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>购买日期</source>
      <translation>Bought on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>保修月数</source>
      <translation>Warranty months</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>保修截止</source>
      <translation>Warranty until</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>售后类型</source>
      <translation>Service type</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>投诉类别</source>
      <translation>Complaint kind</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>问题描述</source>
      <translation>Problem</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>紧急程度</source>
      <translation>Urgency</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>处理人</source>
      <translation>Handled by</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>承诺完成日</source>
      <translation>Promised for</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>处理措施</source>
      <translation>Measure</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>处理结果</source>
      <translation>Result</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>费用</source>
      <translation>Cost</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>完成日期</source>
      <translation>Completed on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>回访日期</source>
      <translation>Return visit on</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>满意度</source>
      <translation>Satisfaction</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>客户反馈</source>
      <translation>Customer feedback</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>原因判定</source>
      <translation>Cause</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>行号</source>
      <translation>Line number</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>产品名称</source>
      <translation>Product</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>产品编码</source>
      <translation>Product code</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>产品类别</source>
      <translation>Product category</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>单位</source>
      <translation>Unit</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>数量</source>
      <translation>Quantity</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>单价</source>
      <translation>Unit price</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>金额</source>
      <translation>Amount</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>净额</source>
      <translation>Net amount</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>币种</source>
      <translation>Currency</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>税率</source>
      <translation>Tax rate</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>折扣</source>
      <translation>Discount</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>成本</source>
      <translation>Cost price</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>批号</source>
      <translation>Batch</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>收货人</source>
      <translation>Recipient</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>收货地址</source>
      <translation>Delivery address</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>物流公司</source>
      <translation>Carrier</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>物流单号</source>
      <translation>Tracking number</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>运费</source>
      <translation>Freight</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>收款状态</source>
      <translation>Payment status</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>类型</source>
      <translation>Type</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>标题</source>
      <translation>Title</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>作者</source>
      <translation>Author</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>文件名</source>
      <translation>File name</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>保存名</source>
      <translation>Stored name</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>大小</source>
      <translation>Size</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>校验值</source>
      <translation>Checksum</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>周</source>
      <translation>Week</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>每周人数</source>
      <translation>Customers per week</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>请假</source>
      <translation>On leave</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>生效日期</source>
      <translation>Valid from</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>天数</source>
      <translation>Days</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>周次</source>
      <translation>Week</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>选中原因</source>
      <translation>Why chosen</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>上周结转</source>
      <translation>Carried over</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>顺延周数</source>
      <translation>Weeks carried over</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>固定</source>
      <translation>Locked</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>已移出</source>
      <translation>Dropped</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>发布时间</source>
      <translation>Published</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>所属列表</source>
      <translation>List</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>视图名称</source>
      <translation>View name</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>共享</source>
      <translation>Shared</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>筛选条件</source>
      <translation>Filter</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>设置项</source>
      <translation>Setting</translation>
    </message>
    <message>
      <location filename="app/ui/field_names.py" />
      <source>值</source>
      <translation>Value</translation>
    </message>
    <message>
      <location filename="app/ui/file_desk.py" />
      <source>已写回 {0} 行到 {1}</source>
      <translation>{0} rows written back to {1}</translation>
    </message>
    <message>
      <location filename="app/ui/file_desk.py" />
      <source>已导出 {0} 行到 {1}</source>
      <translation>{0} rows exported to {1}</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>把现在的筛选、排序和列存为视图</source>
      <translation>Save the present filters, order and columns as a view</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>右键可以改名、更新、删除</source>
      <translation>Right-click to rename, update or delete</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>我的视图</source>
      <translation>My views</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>团队视图</source>
      <translation>Team views</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>打开列表时先显示</source>
      <translation>Shown first when the list opens</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>更多条件…</source>
      <translation>More conditions…</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>（空白）</source>
      <translation>(blank)</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>已共享给团队</source>
      <translation>Shared with the team</translation>
    </message>
    <message>
      <location filename="app/ui/filter_panel.py" />
      <source>{0}共享，只能查看</source>
      <translation>Shared by {0}, read-only</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>空白</source>
      <translation>Blank</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>非空白</source>
      <translation>Not blank</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>已过期</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>昨天</source>
      <translation>Yesterday</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>本周</source>
      <translation>This week</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>下周</source>
      <translation>Next week</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>上周</source>
      <translation>Last week</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>本月</source>
      <translation>This month</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>下月</source>
      <translation>Next month</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>上月</source>
      <translation>Last month</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>今年</source>
      <translation>This year</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>去年</source>
      <translation>Last year</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>包含“{0}”</source>
      <translation>contains "{0}"</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>{0} 起</source>
      <translation>from {0}</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>到 {0} 为止</source>
      <translation>until {0}</translation>
    </message>
    <message>
      <location filename="app/ui/filter_words.py" />
      <source>{0} 至 {1}</source>
      <translation>{0} to {1}</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>欢迎使用客伴</source>
      <translation>Welcome to Keban</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>上一步</source>
      <translation>Back</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>单机：我一个人用</source>
      <translation>Single: I work alone</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>不用登录，所有客户都是我的，数据只在这台电脑上。</source>
      <translation>No sign-in, all customers are mine, the data stay on this computer.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>团队：几位业务员和主管</source>
      <translation>Team: some salespeople and a supervisor</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>每位业务员只看到自己的客户，主管看到全部。</source>
      <translation>Each salesperson sees only their own customers, the supervisor all of them.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>您的姓名</source>
      <translation>Your name</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>例如 李文静</source>
      <translation>e.g. Li Wenjing</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>知识库里放好入门文章：话术、流程、模板，随时可以删</source>
      <translation>Put starter articles into the knowledge base</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>从 Excel 导入</source>
      <translation>Import from Excel</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>公司现有的表格，什么格式都行；写入之前先给您看结果。</source>
      <translation>The company's present sheets, in any layout; you see the result before anything is written.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>载入示例数据</source>
      <translation>Load example data</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>先逛一逛。示例单独存放，不会和真实资料混在一起。</source>
      <translation>Look around first. Examples are kept apart and never mix with real records.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>空白开始</source>
      <translation>Start empty</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>从新建第一位客户开始。</source>
      <translation>Begin with your first customer.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>先选一下怎么用，以后可以在设置里改。</source>
      <translation>Choose how you will use it; the settings can change it later.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>怎么称呼您？</source>
      <translation>What is your name?</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>联系记录和操作记录会写上这个名字。</source>
      <translation>Contacts and operations will bear this name.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>从哪里开始？</source>
      <translation>Where to begin?</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>三种方式都可以，以后随时能再导入。</source>
      <translation>Any of the three will do; you can import at any time.</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>跳过，空白开始</source>
      <translation>Skip, start empty</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>我</source>
      <translation>Me</translation>
    </message>
    <message>
      <location filename="app/ui/first_run.py" />
      <source>{0} / {1}</source>
      <translation>{0} / {1}</translation>
    </message>
    <message>
      <location filename="app/ui/formats.py" />
      <source>{0}月{1}日</source>
      <translation>{0}/{1}</translation>
    </message>
    <message>
      <location filename="app/ui/formats.py" />
      <source>逾期 {0} 天</source>
      <translation>{0} d late</translation>
    </message>
    <message>
      <location filename="app/ui/formats.py" />
      <source>{0} 天前</source>
      <translation>{0} d ago</translation>
    </message>
    <message>
      <location filename="app/ui/formats.py" />
      <source>{0} 天</source>
      <translation>{0} d</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/assign_table.py" />
      <source>筛选</source>
      <translation>Filter</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/assign_table.py" />
      <source>选中的交给…</source>
      <translation>Give selected to…</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/assign_table.py" />
      <source>交给</source>
      <translation>Give to</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/assign_table.py" />
      <source>平均分</source>
      <translation>Evenly</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/assign_table.py" />
      <source>Ctrl、Shift 可选多行</source>
      <translation>Ctrl or Shift to choose several rows</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/assign_table.py" />
      <source>不指定，平均分</source>
      <translation>Anyone, evenly</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/assign_table.py" />
      <source>已选 {0} 行</source>
      <translation>{0} rows selected</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>谁要离开，或把手上的客户交出来？</source>
      <translation>Who leaves, or gives customers away?</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>团队成员</source>
      <translation>Team members</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>潜在客户</source>
      <translation>Potential</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>长期未交易</source>
      <translation>Dormant</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>现有客户</source>
      <translation>Current</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>约好的下次联系</source>
      <translation>Contacts agreed</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>没办完的售后</source>
      <translation>Open service cases</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>本周名单未联系</source>
      <translation>Week's calls open</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>手上没有客户、售后和名单，可以直接停用账号。</source>
      <translation>Holds no customers, cases or lists; the account can be deactivated right away.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>联系人和约好的日期随客户一起走；联系记录和出货仍记在原来的人名下。</source>
      <translation>Contacts and agreed dates move with the customers; logs and shipments keep their authors.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>{0}手上有</source>
      <translation>{0} holds</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/leaver_step.py" />
      <source>{0}（已离职）</source>
      <translation>{0} (has left)</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>{kind} {count}：每人约 {share}</source>
      <translation>{kind} {count}: about {share} each</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>交给谁（可多选）</source>
      <translation>Give to (several possible)</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>接手的人</source>
      <translation>People who take over</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>潜在客户放回公共池</source>
      <translation>Potential customers return to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>交接后停用账号</source>
      <translation>Deactivate the account afterwards</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>按区域交接</source>
      <translation>By region</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>逐个交接</source>
      <translation>One by one</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>手上没有要交接的，下一步直接停用账号。</source>
      <translation>Nothing to hand over; the next step deactivates the account.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>先在左边勾选接手的人。</source>
      <translation>First tick who takes over on the left.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>按累计金额从大到小轮流分，金额也大致平均。</source>
      <translation>Given out in turn from the largest sales down, so that amounts are about even.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>请先选一位成员。</source>
      <translation>Please choose a member first.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>请勾选至少一位接手的人。</source>
      <translation>Please tick at least one person who takes over.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>怎么分</source>
      <translation>How to share</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>在哪张表</source>
      <translation>In which table</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>累计金额</source>
      <translation>Total sales</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>按区域</source>
      <translation>By region</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>逐个指定</source>
      <translation>By hand</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>潜在客户 {0}：放回公共池</source>
      <translation>Potential customers {0}: return to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>本周名单 {0}：交给还有名额的人，没有名额的退回待分配</source>
      <translation>This week's calls {0}: to people with room; the others wait for assignment</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/share_step.py" />
      <source>没有填区域</source>
      <translation>No region given</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>离职交接</source>
      <translation>Hand-over</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>撤销交接</source>
      <translation>Undo hand-over</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>谁离开</source>
      <translation>Who leaves</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>交给谁</source>
      <translation>To whom</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>{0} 位潜在客户放回公共池</source>
      <translation>{0} potential customers returned to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>{0} 张售后单换了处理人</source>
      <translation>{0} service cases have a new handler</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>{0} 位本周要联系的客户换了人</source>
      <translation>{0} calls of this week went to somebody else</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>{0} 位本周要联系的客户没人有名额，退回待分配</source>
      <translation>{0} calls of this week found nobody with room and wait for assignment</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>还有客户或售后没有人接手，请勾选接手的人。</source>
      <translation>Some customers or cases have nobody yet; please tick who takes over.</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>交接</source>
      <translation>Hand over</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>{0} 位客户换了跟进人</source>
      <translation>{0} customers have a new owner</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>{0}的客户已交接，账号已停用</source>
      <translation>The customers of {0} are handed over and the account is deactivated</translation>
    </message>
    <message>
      <location filename="app/ui/hand_over/wizard.py" />
      <source>{0}的客户已交接</source>
      <translation>The customers of {0} are handed over</translation>
    </message>
    <message>
      <location filename="app/ui/header.py" />
      <source>搜索客户、电话、联系记录、售后、出货、知识库…</source>
      <translation>Search customers, phones, contacts, service, shipments, articles…</translation>
    </message>
    <message>
      <location filename="app/ui/header.py" />
      <source>帮助与按键</source>
      <translation>Help and keys</translation>
    </message>
    <message>
      <location filename="app/ui/header.py" />
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <location filename="app/ui/header.py" />
      <source>单机</source>
      <translation>Single</translation>
    </message>
    <message>
      <location filename="app/ui/header.py" />
      <source>主管</source>
      <translation>Supervisor</translation>
    </message>
    <message>
      <location filename="app/ui/header.py" />
      <source>提醒：没有新的</source>
      <translation>Reminders: nothing new</translation>
    </message>
    <message>
      <location filename="app/ui/header.py" />
      <source>提醒：{0} 条</source>
      <translation>Reminders: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>升序</source>
      <translation>Ascending</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>降序</source>
      <translation>Descending</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>值和行数</source>
      <translation>Values and numbers of rows</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>正在统计…</source>
      <translation>Counting…</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>只看空白</source>
      <translation>Only blank</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>只看非空白</source>
      <translation>Only not blank</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>清除这列的筛选</source>
      <translation>Clear this column's filter</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>从早到晚</source>
      <translation>Oldest first</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>从晚到早</source>
      <translation>Newest first</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>最小</source>
      <translation>Smallest</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>最大</source>
      <translation>Largest</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>隐藏这一列</source>
      <translation>Hide this column</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>这一列的号码已隐藏，不能按它筛选。</source>
      <translation>The numbers of this column are masked and cannot be filtered.</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>（全选）</source>
      <translation>(select all)</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>至少要勾选一个值。</source>
      <translation>At least one value must be ticked.</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>筛选“{0}”</source>
      <translation>Filter "{0}"</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>从小到大</source>
      <translation>Smallest first</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>从大到小</source>
      <translation>Largest first</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>在“{0}”里找</source>
      <translation>Find in "{0}"</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>没有找到“{0}”。</source>
      <translation>"{0}" not found.</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>只列出最多的 {0} 个，输入几个字可以找到其余的。</source>
      <translation>Only the {0} most frequent are listed; type to find the others.</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>共 {0} 个不同的值</source>
      <translation>{0} different values</translation>
    </message>
    <message>
      <location filename="app/ui/header_filter.py" />
      <source>“{0}”不是数字。</source>
      <translation>"{0}" is not a number.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/background.py" />
      <source>{0}：{1} / {2}（{3}%）</source>
      <translation>{0}: {1} of {2} ({3}%)</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/button_row.py" />
      <source>撤销这次导入</source>
      <translation>Undo this import</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/button_row.py" />
      <source>转到后台</source>
      <translation>To the background</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/button_row.py" />
      <source>导入下一个文件</source>
      <translation>Import the next file</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/button_row.py" />
      <source>预览结果</source>
      <translation>Preview</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/button_row.py" />
      <source>收起这个窗口，先做别的；进度在主窗口上方</source>
      <translation>Put this window away and do something else; progress shows above the main window</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/button_row.py" />
      <source>导入</source>
      <translation>Import</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>合并只补空白，不改已有的内容。按键：0 新建 ・ 1–4 合并 ・ Delete 跳过</source>
      <translation>Merging only fills blanks and changes nothing else. Keys: 0 new ・ 1–4 merge ・ Delete skip</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>对照</source>
      <translation>Compare</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>为什么像</source>
      <translation>Why similar</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>栏目</source>
      <translation>Field</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>表格里</source>
      <translation>In the sheet</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>第 {0} 行：{1}</source>
      <translation>Row {0}: {1}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>（空）</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/compare_panel.py" />
      <source>合并到 {0}</source>
      <translation>Merge into {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source>新建业务员</source>
      <translation>New salespeople</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source>新建只在记录里提到的客户</source>
      <translation>Create customers that only the records mention</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source>没有写业务员的客户归谁</source>
      <translation>Owner of customers without a salesperson</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source>{0} 位客户没有写业务员，归</source>
      <translation>Owner of the {0} customers without a salesperson:</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source>{0} 位现有客户没有成交日期，按导入日推定，资料里会标明“推定”。</source>
      <translation>{0} current customers have no deal date and are dated on the import day, marked as assumed.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source> 等</source>
      <translation> and others</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source>不指定（潜在客户归{0}）</source>
      <translation>None (potential customers go to {0})</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/decisions_bar.py" />
      <source>{0} {1} 位：{2}</source>
      <translation>{0} {1}: {2}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_groups.py" />
      <source>地区和地址</source>
      <translation>Region and address</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_groups.py" />
      <source>开票和结算</source>
      <translation>Invoice and payment</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_groups.py" />
      <source>程序自己的记号</source>
      <translation>The program's own marks</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_groups.py" />
      <source>第二联系人</source>
      <translation>Second contact</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_groups.py" />
      <source>第三联系人</source>
      <translation>Third contact</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_menu.py" />
      <source>搜索栏目，例如 电话、日期</source>
      <translation>Find a field, e.g. phone, date</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_menu.py" />
      <source>保留为附加列</source>
      <translation>Keep as extra column</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_menu.py" />
      <source>「{0}」是什么</source>
      <translation>What is "{0}"?</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_menu.py" />
      <source>{0}（现在是 {1} 列）</source>
      <translation>{0} (now column {1})</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/field_menu.py" />
      <source>没有叫「{0}」的栏目；可以保留为附加列</source>
      <translation>There is no field "{0}"; it can be kept as an extra column</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>Excel、WPS、ODS、CSV 都可以；多张表、合并单元格、小计行、各种日期写法都认得。</source>
      <translation>Excel, WPS, ODS, CSV; several sheets, merged cells, subtotals and all ways to write dates are understood.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>选择文件…</source>
      <translation>Choose files…</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>文件的打开密码</source>
      <translation>Password to open the file</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>把表格文件拖到这里</source>
      <translation>Drag a sheet file here</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>已取消读取，什么都没有改变。可以重新选择文件。</source>
      <translation>Reading was cancelled; nothing has changed. You can choose a file again.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>选择要导入的表格</source>
      <translation>Choose the sheets to import</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>这份文件要密码</source>
      <translation>This file needs a password</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>换一个文件…</source>
      <translation>Another file…</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>正在读取 {0}…</source>
      <translation>Reading {0}…</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/file_step.py" />
      <source>表格文件 ({0})</source>
      <translation>Sheet files ({0})</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/grid_headers.py" />
      <source>不导入</source>
      <translation>Not imported</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>工作表（打勾的会导入）</source>
      <translation>Sheets to import</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>导入到</source>
      <translation>Import as</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>请选择</source>
      <translation>Please choose</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>没有表头</source>
      <translation>No header</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>对，就这样导入</source>
      <translation>Yes, import it like this</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>点列上的标签改含义（F2）・ 点行号改表头行</source>
      <translation>Click a label above a column to change its meaning (F2) ・ click a row number to change the header row</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>设为表头</source>
      <translation>Make this the header</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>与上一行一起作两行表头</source>
      <translation>Header of two rows together with the row above</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>第一行就是数据</source>
      <translation>The first row is data already</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>正在整理…</source>
      <translation>Tidying up…</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_step.py" />
      <source>第 {0} 行：</source>
      <translation>Row {0}:</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>空表</source>
      <translation>Empty sheet</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>正在看…</source>
      <translation>Looking…</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>表头：第 {0}–{1} 行</source>
      <translation>Header: rows {0}–{1}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>这张表是空的。</source>
      <translation>This sheet is empty.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>没有认出表头。请选导入到哪张表，再点行号指明表头在哪一行、点列上的标签说明每列是什么。</source>
      <translation>No header was recognised. Choose what to import as, then click the row number of the header and the labels above the columns.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>还没有说哪一列是客户名称：点那一列上面的标签选择。</source>
      <translation>It is not yet said which column is the customer name: click the label above that column.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>这张表好像没有表头。看内容像「{0}」：{1}{2}。</source>
      <translation>This sheet seems to have no header. By its content it looks like "{0}": {1}{2}.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>没有表头？请确认</source>
      <translation>No header? Please confirm</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>认不出，请选择</source>
      <translation>Not recognised, please choose</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>{0} ・ {1} 行</source>
      <translation>{0} ・ {1} rows</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>没有表头，数据从第 {0} 行开始</source>
      <translation>No header; data start at row {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>表头：第 {0} 行</source>
      <translation>Header: row {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>{0} 行</source>
      <translation>{0} rows</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>这种表以前改过一次，已照上次的办法认好，直接下一步就行。</source>
      <translation>A sheet of this kind was corrected before and is read the same way; just go on.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>{0} ・ 隐藏的表</source>
      <translation>{0} ・ hidden sheet</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>跳过 {0} 行（{1}）</source>
      <translation>{0} rows skipped ({1})</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>隐藏行 {0} 行照常导入</source>
      <translation>{0} hidden rows are imported as usual</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>{0} 处要核对</source>
      <translation>{0} to check</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>{0} 列认不出：点橙色标签选择，不选就保留为附加列。</source>
      <translation>{0} columns not recognised: click the orange labels; otherwise they are kept as extra columns.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>表的上方写着：{0}，每一行都算数。</source>
      <translation>Above the table stands: {0}; it counts for every row.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/mapping_words.py" />
      <source>{0} 列是{1}</source>
      <translation>Column {0} is {1}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>工作表</source>
      <translation>Sheet</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>行</source>
      <translation>rows</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>清空</source>
      <translation>Cleared</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>照常导入</source>
      <translation>Imported as usual</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>原来</source>
      <translation>Before</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>改成</source>
      <translation>After</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>像谁</source>
      <translation>Similar to</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>处理</source>
      <translation>What to do</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>导出时</source>
      <translation>When exported</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>现在的</source>
      <translation>Now</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>谁改的</source>
      <translation>Changed by</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>值（可改）</source>
      <translation>Value (editable)</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>为什么跳过</source>
      <translation>Why skipped</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>（没有这一列）</source>
      <translation>(no such column)</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source> ・ </source>
      <translation> ・ </translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_lines.py" />
      <source>{0}，{1}</source>
      <translation>{0}, {1}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_table.py" />
      <source>没有这样的行</source>
      <translation>No such rows</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_table.py" />
      <source>已改，正在重新比对…</source>
      <translation>Changed, comparing again…</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_words.py" />
      <source>名称相同，省份不同</source>
      <translation>Same name, other province</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_words.py" />
      <source>手机号相同</source>
      <translation>Same mobile</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_words.py" />
      <source>客伴ID 相同</source>
      <translation>Same Keban ID</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_words.py" />
      <source>相像</source>
      <translation>Similar</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_words.py" />
      <source>新建</source>
      <translation>New</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_words.py" />
      <source>只补空白</source>
      <translation>Fill blanks only</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/plan_words.py" />
      <source>覆盖</source>
      <translation>Overwrite</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>新增</source>
      <translation>New</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>更新</source>
      <translation>Update</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>无变化</source>
      <translation>Unchanged</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>冲突</source>
      <translation>Conflicts</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>有问题</source>
      <translation>Problems</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>这些行：</source>
      <translation>These rows:</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>这些行怎么处理</source>
      <translation>What to do with these rows</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>全部用表格的</source>
      <translation>Use all of the sheet's</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>全部保留现有的</source>
      <translation>Keep all present ones</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>把有问题的行另存为 Excel…</source>
      <translation>Save the problem rows as Excel…</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>表里的内容都已经在了，没有要导入的</source>
      <translation>Everything in the sheet is here already; nothing to import</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>这张表和现有资料完全一样，关掉就好，什么也不会改变。</source>
      <translation>This sheet equals the present data; just close it, nothing changes.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>有问题就整份不导入</source>
      <translation>Import nothing if there are problems</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>全部工作表</source>
      <translation>All sheets</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>{0}：{1} 处</source>
      <translation>{0}: {1} places</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>{0}：{1} 行</source>
      <translation>{0}: {1} rows</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>空白的格子不会冲掉已有内容；写“#清空”才会清空</source>
      <translation>Empty cells never wipe out what is there; only 「#清空」 does</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>导出以后两边都改过；点一个值就用它（空格换一边），没选的保留现有的</source>
      <translation>Both sides changed since the export; click a value to use it (Space switches sides), what you leave alone keeps the present one</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>双击或 F2 改值，回车生效</source>
      <translation>Double-click or F2 to change a value, Enter to apply</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>单独选过的行，以单独的选择为准</source>
      <translation>A row's own choice comes before the group's</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>用表格的覆盖</source>
      <translation>Overwrite with the sheet's</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>另建新客户</source>
      <translation>Create another customer</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>全部当作新客户</source>
      <translation>All as new customers</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>全部并入最像的一位</source>
      <translation>All into the most similar one</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>全部跳过</source>
      <translation>Skip all</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>还有 {0} 行有问题，改好之前不导入。</source>
      <translation>{0} rows still have problems; nothing is imported until they are mended.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/preview_step.py" />
      <source>{0} 行有问题的不导入，其余照常；可以另存出来，改好再导入一次。</source>
      <translation>{0} problem rows are not imported, the others are; you can save them, mend them and import again.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/problem_file.py" />
      <source>把有问题的行另存为</source>
      <translation>Save the problem rows as</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/problem_file.py" />
      <source>{0} 有问题的行.xlsx</source>
      <translation>{0} problem rows.xlsx</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/problem_file.py" />
      <source>Excel 工作簿 ({0})</source>
      <translation>Excel workbook ({0})</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/result_step.py" />
      <source>导入结果</source>
      <translation>Result of the import</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/result_step.py" />
      <source>Ctrl+Z 或操作记录里可以整个撤销；导入前的备份在数据文件夹的 backups 里。</source>
      <translation>Ctrl+Z or the operations list undoes it whole; the backup made before is in the backups folder of the data folder.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/result_step.py" />
      <source>以后在程序里改了，可以在“导出”里选“写回原工作簿”，原来的表只改有变化的格子，样式和公式都不动。</source>
      <translation>After later changes here you can choose "Write back" in the export: only changed cells of your own sheet change, styles and formulas stay.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/result_step.py" />
      <source>表里的内容都已经在了，没有要写入的。</source>
      <translation>Everything in the sheet is here already; nothing to write.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/result_step.py" />
      <source>导入完成：新增 {0} 条，更新 {1} 条。</source>
      <translation>Import done: {0} new, {1} updated.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/result_step.py" />
      <source>打开 {0}</source>
      <translation>Open {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_grid.py" />
      <source>表格内容</source>
      <translation>Sheet content</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>点一下把它设为表头</source>
      <translation>Click to make this the header</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>表头</source>
      <translation>Header</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>在 Excel 里是隐藏的，照常导入</source>
      <translation>Hidden in Excel, imported as usual</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>{0} 列：{1}</source>
      <translation>Column {0}: {1}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>第 {0} 行</source>
      <translation>Row {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>有问题，这一行不导入</source>
      <translation>Has a problem; this row is not imported</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>有要核对的地方</source>
      <translation>Something to check</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>{0}{1}：{2}</source>
      <translation>{0}{1}: {2}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>跳过：{0}</source>
      <translation>Skipped: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/sheet_model.py" />
      <source>{0}？</source>
      <translation>{0}?</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/step_line.py" />
      <source>第 {0} 步，共 {1} 步：{2}</source>
      <translation>Step {0} of {1}: {2}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>这种表以前改过，已照上次的办法认好。要看或要改，点“上一步”。</source>
      <translation>A sheet of this kind was corrected before and is read the same way. Click "Back" to look or change.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>正在读取 {0}</source>
      <translation>Reading {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>正在整理 {0}</source>
      <translation>Tidying up {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>正在与现有资料比对 {0}</source>
      <translation>Comparing {0} with the present data</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>正在备份，然后写入 {0}</source>
      <translation>Making a backup, then writing {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>导入表格</source>
      <translation>Import sheets</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>放弃这次导入？</source>
      <translation>Give up this import?</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>放弃</source>
      <translation>Give up</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>读取</source>
      <translation>Read</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>表和栏目</source>
      <translation>Tables and columns</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>预览好了：{0}</source>
      <translation>Preview ready: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>导入 {0}</source>
      <translation>Import {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>{0}（第 {1} 个，共 {2} 个）</source>
      <translation>{0} ({1} of {2})</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>已存 {0} 行到 {1}，改好再导入一次就行。</source>
      <translation>{0} rows saved to {1}; mend them and import again.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>接下来还有 {0} 个文件。</source>
      <translation>{0} more files to go.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>手工改过、选过的 {0} 处会丢掉，数据库没有任何改变。</source>
      <translation>{0} corrections and choices made by hand will be lost; the database has not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>正在写入 {0}</source>
      <translation>Writing {0}</translation>
    </message>
    <message>
      <location filename="app/ui/import_wizard/wizard.py" />
      <source>读好了 {0}，请看看认得对不对</source>
      <translation>{0} has been read; please check that it was understood</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>按键一览</source>
      <translation>Keys</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>随处可用</source>
      <translation>Everywhere</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>切换标签</source>
      <translation>Tabs</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>单元格</source>
      <translation>Cells</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>对话框</source>
      <translation>Dialogs</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>搜索客户</source>
      <translation>Search customers</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>刷新</source>
      <translation>Refresh</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>写内容</source>
      <translation>Write the content</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>Ctrl+回车</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>上一位，跳过</source>
      <translation>Previous, skip</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>第一到第九个标签</source>
      <translation>Tabs 1 to 9</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>统计分析</source>
      <translation>Analysis</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>上一行，下一行</source>
      <translation>Row up, row down</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>在详情里换上一位，下一位</source>
      <translation>Previous, next record</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>显示或隐藏详情</source>
      <translation>Details</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>在表内筛选</source>
      <translation>Filter in the table</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>视图与筛选</source>
      <translation>Views, filters</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>筛选这一列</source>
      <translation>Filter this column</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>删除记录（可撤销）</source>
      <translation>Delete record</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>F2 或打字</source>
      <translation>F2 or typing</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>修改</source>
      <translation>Edit</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>回车，Tab</source>
      <translation>Enter, Tab</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>保存并向下，向右</source>
      <translation>Save, go down, right</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>填今天</source>
      <translation>Enter today</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>复制到 Excel</source>
      <translation>Copy to Excel</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>连同表头复制</source>
      <translation>Copy with headings</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>粘贴，先看预览</source>
      <translation>Paste, with a preview</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>向下填充</source>
      <translation>Fill down</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>关闭，草稿保留</source>
      <translation>Close, draft kept</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>记联系：选择结果</source>
      <translation>Choose outcome</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>记联系：下次跟进</source>
      <translation>Choose next date</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>给选中的客户记联系</source>
      <translation>Log contact</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>从选中的客户开始逐个联系</source>
      <translation>Call from here</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>完成，不再约</source>
      <translation>Done, no next date</translation>
    </message>
    <message>
      <location filename="app/ui/keys_dialog.py" />
      <source>推迟到明天</source>
      <translation>Postpone to tomorrow</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>## 客户是谁</source>
      <translation>## Who the customer is</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>## 经过</source>
      <translation>## What happened</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>## 结果</source>
      <translation>## Result</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>## 起作用的是什么</source>
      <translation>## What made the difference</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>*（写一两句：哪句话、哪件事让对方改了主意）*</source>
      <translation>*(One or two sentences: which words or deeds changed their mind)*</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>## 下次可以照做的</source>
      <translation>## To do again next time</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>*（写三条，别人拿来就能用的）*</source>
      <translation>*(Three points that others can use as they are)*</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>*（写一句：做什么的、多大规模）*</source>
      <translation>*(One sentence: their business and size)*</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>*（没有联系记录，请补上经过）*</source>
      <translation>*(No contacts logged; please add what happened)*</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>*（还没有成交，写现在到哪一步）*</source>
      <translation>*(No deal yet; write how far it has come)*</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>唤醒</source>
      <translation>Woken up</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>地区</source>
      <translation>Region</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>买过</source>
      <translation>Bought</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>累计</source>
      <translation>Total</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>睡了多久</source>
      <translation>Asleep for</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>睡之前最后一单</source>
      <translation>Last order before</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>（号码略）</source>
      <translation>(number left out)</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>**{0}** 成交：{1}。</source>
      <translation>Deal on **{0}**: {1}.</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>案例：沉睡 {0} 个月的{1}客户怎样重新下单</source>
      <translation>Case: how a customer {1} ordered again after {0} months</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>案例：一家{0}客户是怎样谈下来的</source>
      <translation>Case: how a customer {0} was won</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>客户：{0}</source>
      <translation>Customer: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>- **{0}**：{1}</source>
      <translation>- **{0}**: {1}</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>{0}. **{1} {2}**</source>
      <translation>{0}. **{1} {2}**</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source>**{0}** 重新下单：{1}。</source>
      <translation>Ordered again on **{0}**: {1}.</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/case_text.py" />
      <source> → {0}</source>
      <translation> → {0}</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/knowledge_desk.py" />
      <source>导入文章</source>
      <translation>Import article</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/knowledge_desk.py" />
      <source>入门文章都已经在知识库里。</source>
      <translation>All starter articles are in the knowledge base already.</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/knowledge_desk.py" />
      <source>文章（*.docx *.md *.markdown *.txt）</source>
      <translation>Articles (*.docx *.md *.markdown *.txt)</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/markdown_edit.py" />
      <source>可以链接的客户和产品</source>
      <translation>Customers and products to link</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>文章版本</source>
      <translation>Versions of the article</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>与上一个版本的差别</source>
      <translation>Difference from the version before</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>恢复这个版本</source>
      <translation>Restore this version</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>恢复后旧的版本还在，也可以撤销</source>
      <translation>The present version stays in the list, and you can undo</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>… {0} 行没有改 …</source>
      <translation>… {0} lines unchanged …</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>正文没有改。</source>
      <translation>The text did not change.</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>第 {number} 版　{when}
{who}　+{plus} −{minus} 行</source>
      <translation>Version {number}　{when}
{who}　+{plus} −{minus} lines</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>最早的版本：「{0}」</source>
      <translation>First version: "{0}"</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>与第 {0} 版比较</source>
      <translation>Compared with version {0}</translation>
    </message>
    <message>
      <location filename="app/ui/knowledge/versions_dialog.py" />
      <source>{0}：{1} → {2}</source>
      <translation>{0}: {1} → {2}</translation>
    </message>
    <message>
      <location filename="app/ui/list_filters.py" />
      <source>按“{0}”升序</source>
      <translation>By "{0}" ascending</translation>
    </message>
    <message>
      <location filename="app/ui/list_filters.py" />
      <source>按“{0}”降序</source>
      <translation>By "{0}" descending</translation>
    </message>
    <message>
      <location filename="app/ui/list_filters.py" />
      <source>图表：{0}</source>
      <translation>Chart: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/list_filters.py" />
      <source>包含：{0}</source>
      <translation>Contains: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/list_header.py" />
      <source>筛选“{0}” (Ctrl+Shift+F)</source>
      <translation>Filter "{0}" (Ctrl+Shift+F)</translation>
    </message>
    <message>
      <location filename="app/ui/list_header.py" />
      <source>{0}：单击排序，Shift+单击加为次要排序</source>
      <translation>{0}: click to sort, Shift+click to add as second key</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>取消默认</source>
      <translation>No longer shown first</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>打开列表时先显示它</source>
      <translation>Show it first when the list opens</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>不再共享</source>
      <translation>Stop sharing</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>共享给团队</source>
      <translation>Share with the team</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>更新为现在的样子</source>
      <translation>Update to the present state</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>改名…</source>
      <translation>Rename…</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>上移</source>
      <translation>Move up</translation>
    </message>
    <message>
      <location filename="app/ui/list_looks.py" />
      <source>下移</source>
      <translation>Move down</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>没有符合条件的记录</source>
      <translation>No records match</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>换一个词、换一个视图，或去掉几个筛选条件。</source>
      <translation>Try another word, another view, or remove some filters.</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>这里还没有记录</source>
      <translation>No records here yet</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>正在载入…</source>
      <translation>Loading…</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>读不出这个列表</source>
      <translation>This list cannot be read</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>显示全部</source>
      <translation>Show all</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>{0}+ {1}</source>
      <translation>{0}+ {1}</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>重试</source>
      <translation>Retry</translation>
    </message>
    <message>
      <location filename="app/ui/list_page.py" />
      <source>{0} / {1} {2}</source>
      <translation>{0} of {1} {2}</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>在表内筛选 (Ctrl+F)</source>
      <translation>Filter in the table (Ctrl+F)</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>排序</source>
      <translation>Sort</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>行高</source>
      <translation>Rows</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>存为视图</source>
      <translation>Save as view</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>更新视图</source>
      <translation>Update view</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>回到一行</source>
      <translation>Back to one row</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>紧凑</source>
      <translation>Compact</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>标准</source>
      <translation>Standard</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>宽松</source>
      <translation>Relaxed</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>在其他表中的客户，或回到图表</source>
      <translation>Customers in other tables, or back to the chart</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>把现在的筛选、排序和列存起来，以后一点就到</source>
      <translation>Keep the present filters, order and columns one click away</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>已选 {0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>去掉这个筛选</source>
      <translation>Remove this filter</translation>
    </message>
    <message>
      <location filename="app/ui/list_tools.py" />
      <source>“{0}”以后就这样显示</source>
      <translation>"{0}" will look like this from now on</translation>
    </message>
    <message>
      <location filename="app/ui/list_words.py" />
      <source>F2 或打字 修改 ・ Ctrl+C 复制 ・ Ctrl+V 粘贴 ・ Ctrl+D 向下填充 ・ Delete 清空 ・ Esc 回到整行</source>
      <translation>F2 or type to edit ・ Ctrl+C copy ・ Ctrl+V paste ・ Ctrl+D fill down ・ Delete clear ・ Esc back to rows</translation>
    </message>
    <message>
      <location filename="app/ui/list_words.py" />
      <source>空格 显示/隐藏详情 ・ F2 改单元格 ・ 回车 打开 ・ Ctrl+L 记联系 ・ Ctrl+Z 撤销</source>
      <translation>Space details ・ F2 edit cell ・ Enter open ・ Ctrl+L log contact ・ Ctrl+Z undo</translation>
    </message>
    <message>
      <location filename="app/ui/list_words.py" />
      <source>已复制空单元格</source>
      <translation>Empty cell copied</translation>
    </message>
    <message>
      <location filename="app/ui/list_words.py" />
      <source>已复制 {0} 行，可直接粘贴到 Excel</source>
      <translation>{0} rows copied, ready to paste into Excel</translation>
    </message>
    <message>
      <location filename="app/ui/list_words.py" />
      <source>选中了 {0} 行，复制最多 100,000 行；请改用导出。</source>
      <translation>{0} rows are selected; at most 100,000 can be copied. Please export instead.</translation>
    </message>
    <message>
      <location filename="app/ui/list_words.py" />
      <source>已复制“{0}”</source>
      <translation>"{0}" copied</translation>
    </message>
    <message>
      <location filename="app/ui/main_window.py" />
      <source>这是示例数据，与您的真实资料分开存放，可以随意试用。</source>
      <translation>These are example data, kept apart from your real records; try anything you like.</translation>
    </message>
    <message>
      <location filename="app/ui/main_window.py" />
      <source>使用我自己的数据</source>
      <translation>Use my own data</translation>
    </message>
    <message>
      <location filename="app/ui/making_dialog.py" />
      <source>好了，正在打开…</source>
      <translation>Done, opening…</translation>
    </message>
    <message>
      <location filename="app/ui/making_dialog.py" />
      <source>通常只要几秒</source>
      <translation>This usually takes a few seconds</translation>
    </message>
    <message>
      <location filename="app/ui/making_dialog.py" />
      <source>正在准备示例数据</source>
      <translation>Preparing the sample data</translation>
    </message>
    <message>
      <location filename="app/ui/making_dialog.py" />
      <source>正在准备您的数据</source>
      <translation>Preparing your data</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>操作记录</source>
      <translation>Operations</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>任何一步都可以单独撤销；之后又改过的内容会保留，并逐条列出。</source>
      <translation>Every step can be undone by itself; what was changed later stays and is listed.</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>撤销这一步</source>
      <translation>Undo this step</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>时间</source>
      <translation>Time</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>谁</source>
      <translation>Who</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>做了什么</source>
      <translation>What</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>改动</source>
      <translation>Changes</translation>
    </message>
    <message>
      <location filename="app/ui/operations_dialog.py" />
      <source>撤销：{0}</source>
      <translation>Undo: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>单</source>
      <translation>cases</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>还没有售后记录</source>
      <translation>No service cases yet</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>承诺完成</source>
      <translation>Promised</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>型号</source>
      <translation>Model</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>全部售后</source>
      <translation>All cases</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>未完成</source>
      <translation>Open</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>由我处理</source>
      <translation>Handled by me</translation>
    </message>
    <message>
      <location filename="app/ui/pages/after_sales.py" />
      <source>超过承诺日</source>
      <translation>Past the promised day</translation>
    </message>
    <message>
      <location filename="app/ui/pages/analysis.py" />
      <source>表</source>
      <translation>Table</translation>
    </message>
    <message>
      <location filename="app/ui/pages/analysis.py" />
      <source>↑↓ 选图表 ・ → 到图上，←→ 逐个看数 ・ 回车 看后面的客户 ・ Esc 回来 ・ Ctrl+P 月报 ・ F5 刷新</source>
      <translation>↑↓ choose chart ・ → to the chart, ←→ go through figures ・ Enter see the customers behind ・ Esc back ・ Ctrl+P month report ・ F5 refresh</translation>
    </message>
    <message>
      <location filename="app/ui/pages/analysis.py" />
      <source>{0}。{1}</source>
      <translation>{0}. {1}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/analysis.py" />
      <source>去掉筛选</source>
      <translation>Remove filters</translation>
    </message>
    <message>
      <location filename="app/ui/pages/analysis.py" />
      <source>看全部期间</source>
      <translation>See the whole time</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>选中一篇文章，在这里阅读</source>
      <translation>Choose an article to read it here</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>版本与差别…</source>
      <translation>Versions and differences…</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>谁看过…</source>
      <translation>Who has read it…</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>打印…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>在文中查找</source>
      <translation>Find in the text</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>该复核了（{0}）</source>
      <translation>Due for review ({0})</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>{0} 复核</source>
      <translation>Review on {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>为安全起见，程序文件不从这里打开。</source>
      <translation>For safety, programs are not opened from here.</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>更新于 {0}</source>
      <translation>Updated {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>只看带这个标签的文章</source>
      <translation>Only articles with this tag</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>{0}　{1}，{2} 次</source>
      <translation>{0}　{1}, {2} times</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>{0}　{1} 看过旧版，{2} 次</source>
      <translation>{0}　{1} an older version, {2} times</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>找到 {0} 处，回车到下一处</source>
      <translation>{0} found, Enter for the next</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>没有找到「{0}」，可能改了名，或不在您名下。</source>
      <translation>"{0}" not found; it may have been renamed or is not yours.</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>附件「{0}」不在数据文件夹里。</source>
      <translation>The attachment "{0}" is not in the data folder.</translation>
    </message>
    <message>
      <location filename="app/ui/pages/article_reader.py" />
      <source>{0}　还没看</source>
      <translation>{0}　not read yet</translation>
    </message>
    <message>
      <location filename="app/ui/pages/contacts.py" />
      <source>全部记录</source>
      <translation>All contacts</translation>
    </message>
    <message>
      <location filename="app/ui/pages/contacts.py" />
      <source>条</source>
      <translation>contacts</translation>
    </message>
    <message>
      <location filename="app/ui/pages/contacts.py" />
      <source>我的记录</source>
      <translation>My contacts</translation>
    </message>
    <message>
      <location filename="app/ui/pages/contacts.py" />
      <source>还没有联系记录</source>
      <translation>No contacts logged yet</translation>
    </message>
    <message>
      <location filename="app/ui/pages/contacts.py" />
      <source>日期</source>
      <translation>Date</translation>
    </message>
    <message>
      <location filename="app/ui/pages/contacts.py" />
      <source>目的</source>
      <translation>Purpose</translation>
    </message>
    <message>
      <location filename="app/ui/pages/contacts.py" />
      <source>意向</source>
      <translation>Interest</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>等级</source>
      <translation>Level</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>阶段</source>
      <translation>Stage</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>最近成交</source>
      <translation>Last deal</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>评分</source>
      <translation>Score</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>建议评判</source>
      <translation>Suggested</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>原跟进人</source>
      <translation>Former owner</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>今天要跟进</source>
      <translation>To follow up today</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>逾期未跟进</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>7 天没联系</source>
      <translation>No contact for 7 days</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>A 级客户</source>
      <translation>Class A customers</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>资料不全</source>
      <translation>Incomplete</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>公共池里还没有客户</source>
      <translation>No customers in the public pool yet</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>还没有潜在客户</source>
      <translation>No potential customers yet</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>没有长期未交易的客户</source>
      <translation>No dormant customers</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>还没有成交的客户</source>
      <translation>No customers with deals yet</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>成交过的客户不放回公共池</source>
      <translation>Customers with deals do not go to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>距回收天数</source>
      <translation>Days left</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>我的客户</source>
      <translation>My customers</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>即将回收</source>
      <translation>About to return</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>超过 2 年</source>
      <translation>Over 2 years</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>由主管转移客户</source>
      <translation>Customers are transferred by the supervisor</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>分配名单</source>
      <translation>Assign calls</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>每周给每位业务员分配要回访的长期未交易客户</source>
      <translation>Give each salesperson dormant customers to call this week</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>编辑…</source>
      <translation>Edit…</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>从这里逐个联系</source>
      <translation>Call one by one from here</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>改评判…</source>
      <translation>Change verdict…</translation>
    </message>
    <message>
      <location filename="app/ui/pages/customers.py" />
      <source>按建议改评判（整个列表）…</source>
      <translation>Change verdicts as suggested (whole list)…</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>载入入门文章</source>
      <translation>Load starter articles</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>写第一篇</source>
      <translation>Write the first one</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>从 Word 导入</source>
      <translation>Import from Word</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>知识库</source>
      <translation>Knowledge base</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>篇</source>
      <translation>articles</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>分类和标签</source>
      <translation>Kinds and tags</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>从 Word、Markdown、文本导入…</source>
      <translation>Import from Word, Markdown, text…</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>知识库还是空的</source>
      <translation>The knowledge base is still empty</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>案例、话术、产品知识写在这里，新人老人都用得上。</source>
      <translation>Cases, scripts and product knowledge live here, for new and old colleagues alike.</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>从 Word、Markdown 导入，或载入入门文章</source>
      <translation>Import from Word or Markdown, or load the starter articles</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>未读</source>
      <translation>Unread</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>阅读</source>
      <translation>Reading</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>全部文章</source>
      <translation>All articles</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>最常用</source>
      <translation>Most used</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>该复核了</source>
      <translation>Due for review</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>草稿</source>
      <translation>Drafts</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>已归档</source>
      <translation>Archived</translation>
    </message>
    <message>
      <location filename="app/ui/pages/knowledge.py" />
      <source>载入入门文章（{0} 篇新的）</source>
      <translation>Load starter articles ({0} new)</translation>
    </message>
    <message>
      <location filename="app/ui/pages/record_page.py" />
      <source>把公司的表格拖到窗口里也可以导入。</source>
      <translation>You can also drag the company's sheets onto the window.</translation>
    </message>
    <message>
      <location filename="app/ui/pages/record_page.py" />
      <source>复制整行</source>
      <translation>Copy row</translation>
    </message>
    <message>
      <location filename="app/ui/pages/record_page.py" />
      <source>复制“{0}”</source>
      <translation>Copy "{0}"</translation>
    </message>
    <message>
      <location filename="app/ui/pages/record_page.py" />
      <source>粘贴</source>
      <translation>Paste</translation>
    </message>
    <message>
      <location filename="app/ui/pages/shipments.py" />
      <source>还没有出货记录</source>
      <translation>No shipments yet</translation>
    </message>
    <message>
      <location filename="app/ui/pages/shipments.py" />
      <source>类别</source>
      <translation>Category</translation>
    </message>
    <message>
      <location filename="app/ui/pages/shipments.py" />
      <source>快递公司</source>
      <translation>Carrier</translation>
    </message>
    <message>
      <location filename="app/ui/pages/shipments.py" />
      <source>快递单号</source>
      <translation>Tracking number</translation>
    </message>
    <message>
      <location filename="app/ui/pages/shipments.py" />
      <source>全部出货</source>
      <translation>All shipments</translation>
    </message>
    <message>
      <location filename="app/ui/pages/shipments.py" />
      <source>退货</source>
      <translation>Returns</translation>
    </message>
    <message>
      <location filename="app/ui/pages/shipments.py" />
      <source>样品和赠品</source>
      <translation>Samples and gifts</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>{month}月{day}日 星期{weekday} ・ 有 {todo} 位客户要联系，{overdue} 位已逾期</source>
      <translation>{weekday} {month}/{day} ・ {todo} customers to contact, {overdue} of them overdue</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>早上好</source>
      <translation>Good morning</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>开始逐个联系</source>
      <translation>Call one by one</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>打印今日清单</source>
      <translation>Print today's list</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>周报</source>
      <translation>Week report</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>每周回访做得怎样：完成率、接通率、唤醒的客户</source>
      <translation>How the weekly calls went: done, reached, woken up</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>今日工作清单</source>
      <translation>Today's list</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>↑↓ 选择　回车 打开　L 记联系　X 完成　Z 推迟到明天</source>
      <translation>↑↓ choose  Enter open  L log contact  X done  Z tomorrow</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>今天没有要跟进的客户</source>
      <translation>Nobody to follow up today</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>记联系时定下次日期，到期就会出现在这里。</source>
      <translation>Set a next date when you log a contact; it appears here when it is due.</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>团队今天</source>
      <translation>The team today</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>近 12 个月成交额与季节指数</source>
      <translation>Sales of the last 12 months and season index</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>流失预警</source>
      <translation>About to be lost</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>↑↓ 选择 ・ 回车 打开 ・ L 记联系 ・ C 逐个联系 ・ X 完成 ・ Z 明天 ・ Ctrl+K 搜索 ・ F1 按键</source>
      <translation>↑↓ choose ・ Enter open ・ L log contact ・ C call one by one ・ X done ・ Z tomorrow ・ Ctrl+K search ・ F1 keys</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>按出货日期，已减退货</source>
      <translation>By shipment date, net of returns</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>下午好</source>
      <translation>Good afternoon</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>晚上好</source>
      <translation>Good evening</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>本周未交易回访</source>
      <translation>Dormant calls this week</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>本月成交额</source>
      <translation>Sales this month</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>待处理售后</source>
      <translation>Open service cases</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>空号、停机、错号的客户，找到新号码填进去就又能联系</source>
      <translation>Customers whose number is dead or wrong: enter a new one and they can be called again</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>没有逾期</source>
      <translation>Nothing overdue</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>截止周日</source>
      <translation>until Sunday</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>本周没有分配</source>
      <translation>Nothing assigned this week</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>没有超期</source>
      <translation>Nothing overdue</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>合计 {0}</source>
      <translation>Total {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>今天已联系 {0} 位</source>
      <translation>{0} contacted today</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>{month}月{day}日 星期{weekday} ・ 今天没有约定的联系</source>
      <translation>{weekday} {month}/{day} ・ no contact agreed for today</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>待补号码 {0}</source>
      <translation>Numbers to find {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>{0} ・ 柱：成交额，线：季节指数</source>
      <translation>{0} ・ bars: sales, line: season index</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>最久 {0} 天</source>
      <translation>Up to {0} days</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>{0} 件超过承诺日</source>
      <translation>{0} past the promised day</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today.py" />
      <source>{0}的清单</source>
      <translation>List of {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_churn.py" />
      <source>最近几次金额在下降</source>
      <translation>The last amounts were falling</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_churn.py" />
      <source>采购的产品比以前少</source>
      <translation>Buys fewer products than before</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_churn.py" />
      <source>没有要担心的客户：采购间隔都正常。</source>
      <translation>Nobody to worry about: everyone buys in their rhythm.</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_churn.py" />
      <source>查看{0}</source>
      <translation>View {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_churn.py" />
      <source>平常 {0} 天采购一次，已 {1} 天没有采购</source>
      <translation>Usually buys every {0} days, nothing for {1} days</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>从这位开始逐个联系 (C)</source>
      <translation>Call one by one from here (C)</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>记联系 (L)</source>
      <translation>Log contact (L)</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>完成 (X)</source>
      <translation>Done (X)</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>打开	回车</source>
      <translation>Open	Enter</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>记联系	L</source>
      <translation>Log contact	L</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>从这位开始逐个联系	C</source>
      <translation>Call one by one from here	C</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>推迟到</source>
      <translation>Postpone to</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>明天	Z</source>
      <translation>Tomorrow	Z</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_list.py" />
      <source>完成	X</source>
      <translation>Done	X</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_team.py" />
      <source>{name}：逾期 {late} 位（最久 {longest} 天），今天 {due} 位，已联系 {called} 位，本周 {done} / {total}，售后 {cases} 件</source>
      <translation>{name}: {late} overdue (up to {longest} days), {due} today, {called} called, week {done} / {total}, {cases} cases</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_team.py" />
      <source>没有名单</source>
      <translation>No list</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_team.py" />
      <source>逾期</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_team.py" />
      <source>本周回访</source>
      <translation>Calls of this week</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>试过 {0} 次，最近 {1}{2}，换个时段再打</source>
      <translation>Tried {0} times, last {1}{2}; try another time of day</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>未联系</source>
      <translation>Not contacted</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>本周长期未交易回访</source>
      <translation>Dormant calls this week</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>未完成售后</source>
      <translation>Open service cases</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>今天已联系</source>
      <translation>Contacted today</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>{0}，这里列出前 {1} 位</source>
      <translation>{0}; the first {1} are listed here</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>约定 {0} 联系</source>
      <translation>Contact agreed for {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>最近出货 {0} ・ {1} 天未交易</source>
      <translation>Last shipment {0} ・ {1} days without a deal</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>历史成交 {0}</source>
      <translation>Past sales {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>{0}今天生日，发个祝福</source>
      <translation>Birthday of {0} today; send a greeting</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>下次 {0}</source>
      <translation>Next {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>上次：{0}</source>
      <translation>Last: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/pages/today_words.py" />
      <source>承诺 {0} 完成</source>
      <translation>Promised for {0}</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>导出 Excel</source>
      <translation>Export Excel</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>待补号码</source>
      <translation>Numbers to find</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>空号 停机 错号 电话</source>
      <translation>dead wrong number phone</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>每周回访周报</source>
      <translation>Report of the weekly calls</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>完成率 接通率 唤醒</source>
      <translation>done reached woken up</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>关怀：生日和节日</source>
      <translation>Cares: birthdays and holidays</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>祝福 问候 生日 节日</source>
      <translation>greeting birthday holiday</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>放回原因统计</source>
      <translation>Reasons of returns</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>公共池 回收 退回</source>
      <translation>public pool return</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>合并 查重 去重</source>
      <translation>merge duplicates</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>审计</source>
      <translation>audit</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>主题 字号 深色 高对比度 语言</source>
      <translation>theme text size dark high contrast language</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>帮助 快捷键</source>
      <translation>help shortcuts</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>打电话 拜访 跟进</source>
      <translation>call visit follow up</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>打电话</source>
      <translation>phone</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>添加 录入</source>
      <translation>add enter</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>分配每周名单</source>
      <translation>assign the weekly list</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>每周回访 长期未交易 分配 名单</source>
      <translation>weekly calls dormant assign list</translation>
    </message>
    <message>
      <location filename="app/ui/palette.py" />
      <source>转移 交接 离开 停用</source>
      <translation>transfer hand over leave deactivate</translation>
    </message>
    <message>
      <location filename="app/ui/paper_desk.py" />
      <source>已送往打印机：{0}</source>
      <translation>Sent to the printer: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>粘贴预览</source>
      <translation>Preview of pasting</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>没有可以修改的单元格</source>
      <translation>No cell can be changed</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>粘贴会改变的单元格</source>
      <translation>Cells that pasting changes</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>将修改 {0} 行的 {1} 个单元格</source>
      <translation>{1} cells in {0} rows will change</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>粘贴后可以一次撤销 (Ctrl+Z)。</source>
      <translation>One undo takes all of it back (Ctrl+Z).</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>回车 粘贴 · Esc 取消</source>
      <translation>Enter paste · Esc cancel</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>Esc 关闭</source>
      <translation>Esc close</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>粘贴 {0} 格</source>
      <translation>Paste {0} cells</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>改为</source>
      <translation>New value</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>说明</source>
      <translation>Note</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>（已不在列表里）</source>
      <translation>(no longer listed)</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>（清空）</source>
      <translation>(clear)</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>不能修改：{0}</source>
      <translation>Cannot be changed: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>显示哪些</source>
      <translation>Which to show</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>{0} 格内容相同，不用改。</source>
      <translation>{0} cells are the same and need no change.</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>剪贴板里有 {0} 行超出了列表末尾，不会粘贴；新客户请用导入。</source>
      <translation>{0} rows of the clipboard go beyond the end of the list and are not pasted; please import new customers.</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>全部 {0}</source>
      <translation>All {0}</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>将修改 {0}</source>
      <translation>To change {0}</translation>
    </message>
    <message>
      <location filename="app/ui/paste_preview.py" />
      <source>不能修改 {0}</source>
      <translation>Cannot change {0}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/article.py" />
      <source>［图］</source>
      <translation>[picture]</translation>
    </message>
    <message>
      <location filename="app/ui/printing/choices.py" />
      <source>客户卡片</source>
      <translation>Customer card</translation>
    </message>
    <message>
      <location filename="app/ui/printing/choices.py" />
      <source>电话回访单</source>
      <translation>Call sheet</translation>
    </message>
    <message>
      <location filename="app/ui/printing/choices.py" />
      <source>本周回访单</source>
      <translation>This week's call sheet</translation>
    </message>
    <message>
      <location filename="app/ui/printing/choices.py" />
      <source>分配给我的长期未交易客户</source>
      <translation>Dormant customers assigned to me</translation>
    </message>
    <message>
      <location filename="app/ui/printing/choices.py" />
      <source>要联系谁，为什么</source>
      <translation>Whom to contact, and why</translation>
    </message>
    <message>
      <location filename="app/ui/printing/choices.py" />
      <source>当前客户</source>
      <translation>Present customer</translation>
    </message>
    <message>
      <location filename="app/ui/printing/choices.py" />
      <source>{source}，{count} 行</source>
      <translation>{source}, {count} rows</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>客伴 ・ {actor} 打印于 {when} ・ 含客户资料，请妥善保管</source>
      <translation>Keban ・ printed by {actor} on {when} ・ customer data, please keep safe</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>手记</source>
      <translation>Notes</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>下次</source>
      <translation>Next</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>单号</source>
      <translation>Number</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>登记</source>
      <translation>Entered</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>问题</source>
      <translation>Problem</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>事由</source>
      <translation>Subject</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>{day} ・ {actor} ・ {count} 件</source>
      <translation>{day} ・ {actor} ・ {count} items</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>{source} ・ 第 {week} 周（{first} 至 {last}） ・ {actor} ・ {count} 位</source>
      <translation>{source} ・ week {week} ({first} to {last}) ・ {actor} ・ {count} customers</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>还没有联系记录。</source>
      <translation>No contacts logged yet.</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>最近出货</source>
      <translation>Last shipment</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>今天没有要跟进的客户。</source>
      <translation>Nobody to follow up today.</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>逾期 {days} 天</source>
      <translation>{days} days overdue</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>约定 {day}</source>
      <translation>Agreed {day}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>结果填：{results}</source>
      <translation>Outcomes: {results}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>跟进人 {name}</source>
      <translation>Owner {name}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>客户卡片 {name}</source>
      <translation>Customer card {name}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>最近出货 {day}，{days} 天未交易</source>
      <translation>Last shipment {day}, {days} days without a deal</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>承诺 {day} ・ </source>
      <translation>Promised {day} ・ </translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>评判：{result}</source>
      <translation>Verdict: {result}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/documents.py" />
      <source>已联系</source>
      <translation>Contacted</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>这张图和它的数字</source>
      <translation>This chart and its figures</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>本月月报</source>
      <translation>Report of this month</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>上月月报</source>
      <translation>Report of last month</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>经营月报 {year} 年 {month} 月</source>
      <translation>Business report {year}-{month}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>{first} 至 {last} ・ {actor}</source>
      <translation>{first} to {last} ・ {actor}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>联系次数</source>
      <translation>Contacts</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>电话接通率</source>
      <translation>Calls reached</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>{title} {span}</source>
      <translation>{title} {span}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>{first} 至 {last}</source>
      <translation>{first} to {last}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>成交客户</source>
      <translation>Customers with deals</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>只印前 {count} 行，全部数字请导出 Excel。</source>
      <translation>Only the first {count} rows are printed; export to Excel for all figures.</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>{title}（{span}）</source>
      <translation>{title} ({span})</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>{count} 位</source>
      <translation>{count} customers</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>{count} 件</source>
      <translation>{count} cases</translation>
    </message>
    <message>
      <location filename="app/ui/printing/month_report.py" />
      <source>{score} 分</source>
      <translation>{score} points</translation>
    </message>
    <message>
      <location filename="app/ui/printing/painting.py" />
      <source>第 {number} / {total} 页</source>
      <translation>Page {number} of {total}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>打印预览</source>
      <translation>Print preview</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>打印什么</source>
      <translation>What to print</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>存为 PDF…</source>
      <translation>Save as PDF…</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>上一页</source>
      <translation>Previous page</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>下一页</source>
      <translation>Next page</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>缩小</source>
      <translation>Zoom out</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>放大</source>
      <translation>Zoom in</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>整页</source>
      <translation>Whole page</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>存为 PDF</source>
      <translation>Save as PDF</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>PDF 文件 (*.pdf)</source>
      <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>正在准备…</source>
      <translation>Preparing…</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>不能写入 {name}。请换一个文件夹，或关闭打开着它的程序。</source>
      <translation>{name} cannot be written. Choose another folder, or close the program that has it open.</translation>
    </message>
    <message>
      <location filename="app/ui/printing/print_dialog.py" />
      <source>PDF 没有保存</source>
      <translation>PDF not saved</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_choices.py" />
      <source>完成率、接通率、唤醒和未联系的客户</source>
      <translation>Done, reached, woken up and not contacted</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_choices.py" />
      <source>当前这位的回访单</source>
      <translation>Call sheet of this person</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_choices.py" />
      <source>每人一份回访单</source>
      <translation>Call sheet of each person</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_choices.py" />
      <source>只打印光标所在的一列</source>
      <translation>Prints only the column of the cursor</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_choices.py" />
      <source>一人一页，可以剪开分发</source>
      <translation>One page per person, to be cut and given out</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>电话回访单 {week}</source>
      <translation>Call sheet {week}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>电话回访单 ・ {person}</source>
      <translation>Call sheet ・ {person}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>第 {week} 周（{first} 至 {last}） ・ {count} 位</source>
      <translation>Week {week} ({first} to {last}) ・ {count} customers</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>为什么选中</source>
      <translation>Why chosen</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>分配</source>
      <translation>Assigned</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>完成率</source>
      <translation>Done</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>有意向率</source>
      <translation>Interest rate</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>唤醒金额</source>
      <translation>Amount woken up</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>未联系的客户</source>
      <translation>Customers not contacted</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>合计</source>
      <translation>Total</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>每周回访周报 {week}</source>
      <translation>Report of the weekly calls {week}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>第 {week} 周（{first} 至 {last}）</source>
      <translation>Week {week} ({first} to {last})</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>电话回访单 {week} {person}</source>
      <translation>Call sheet {week} {person}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>联系人员</source>
      <translation>Contacted by</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>成交日期</source>
      <translation>Deal on</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>唤醒的客户</source>
      <translation>Woken up</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>这一周的名单里还没有客户。</source>
      <translation>There are no customers on this week's list yet.</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>{what} {count}</source>
      <translation>{what} {count}</translation>
    </message>
    <message>
      <location filename="app/ui/printing/week_documents.py" />
      <source>没写</source>
      <translation>not given</translation>
    </message>
    <message>
      <location filename="app/ui/proposal_table.py" />
      <source>建议</source>
      <translation>Suggested</translation>
    </message>
    <message>
      <location filename="app/ui/proposal_table.py" />
      <source>{0}（人工）</source>
      <translation>{0} (by a person)</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/bell.py" />
      <source>{0} 位客户超期，已回收到公共池</source>
      <translation>{0} customers were overdue and returned to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/bell.py" />
      <source>{0} 条提醒</source>
      <translation>{0} reminders</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/digest_card.py" />
      <source>您不在的这几天</source>
      <translation>While you were away</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/digest_card.py" />
      <source>稍后再提醒</source>
      <translation>Remind me later</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/digest_card.py" />
      <source>从 {0} 起程序没有打开，这些事等着您：</source>
      <translation>The program was closed since {0}; this waits for you:</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/entry.py" />
      <source>明天早上</source>
      <translation>Tomorrow morning</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/entry.py" />
      <source>{0} 分钟后</source>
      <translation>In {0} minutes</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/entry.py" />
      <source>展开</source>
      <translation>Expand</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/entry.py" />
      <source>{0} 小时后</source>
      <translation>In {0} hours</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/entry.py" />
      <source>稍后提醒</source>
      <translation>Snooze</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/entry.py" />
      <source>推迟到 {0}</source>
      <translation>Postponed to {0}</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/entry.py" />
      <source>还有 {0} 条，点“查看”看全部</source>
      <translation>{0} more; "View" shows all</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/panel.py" />
      <source>提醒</source>
      <translation>Reminders</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/panel.py" />
      <source>全部完成</source>
      <translation>All done</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/panel.py" />
      <source>静默时段与提醒设置</source>
      <translation>Quiet hours and reminders</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/panel.py" />
      <source>现在是静默时段，到期的提醒过后再弹出。</source>
      <translation>Quiet hours now; due reminders pop up afterwards.</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/panel.py" />
      <source>没有提醒</source>
      <translation>No reminders</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/panel.py" />
      <source>到期的跟进、生日、保修和回收会出现在这里。</source>
      <translation>Due follow-ups, birthdays, warranties and returns appear here.</translation>
    </message>
    <message>
      <location filename="app/ui/reminders/panel.py" />
      <source>{0} 条未完成</source>
      <translation>{0} open</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>持平</source>
      <translation>unchanged</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>公共潜在客户</source>
      <translation>Public pool</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>关注</source>
      <translation>Watch</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>高风险</source>
      <translation>At risk</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>金额连降</source>
      <translation>Amounts falling</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>品种变少</source>
      <translation>Fewer products</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>节奏正常</source>
      <translation>In rhythm</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>新建档</source>
      <translation>Newly filed</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>重新成交</source>
      <translation>Bought again</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>转长期未交易</source>
      <translation>Became dormant</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>核心客户</source>
      <translation>Core customer</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>一般客户</source>
      <translation>Regular customer</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>维护好</source>
      <translation>Keep</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>挽回</source>
      <translation>Win back</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>做大</source>
      <translation>Grow</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>重点开发</source>
      <translation>Develop</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>摸清需求</source>
      <translation>Find out needs</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>放手</source>
      <translation>Let go</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>年度起</source>
      <translation>Year from</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>月均成交额</source>
      <translation>Average sales per month</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>销售额占比</source>
      <translation>Share of sales</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>登记等级</source>
      <translation>Level on file</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>ABC 类</source>
      <translation>ABC class</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>不一致</source>
      <translation>Differs</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>同比</source>
      <translation>Change on last year</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>金额从</source>
      <translation>Amount from</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>累计成交额</source>
      <translation>Sales so far</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>平均每位</source>
      <translation>Average per customer</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>首次成交年份</source>
      <translation>Year of first deal</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>距今天数</source>
      <translation>Days since</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>近一年成交额</source>
      <translation>Sales of the last year</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>平时间隔</source>
      <translation>Usual gap</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>倍数</source>
      <translation>Times the gap</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>购买节奏</source>
      <translation>Rhythm</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>满意度（5 分）</source>
      <translation>Satisfaction (of 5)</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>占比</source>
      <translation>Share</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>放回</source>
      <translation>Returned</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>月份</source>
      <translation>Month</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>出货行数</source>
      <translation>Shipment lines</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>客户数</source>
      <translation>Customers</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>变化</source>
      <translation>Change</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>季节指数</source>
      <translation>Season index</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>名次</source>
      <translation>Rank</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>客户占比</source>
      <translation>Share of customers</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>整年数</source>
      <translation>Whole years</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>旺月</source>
      <translation>High month</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>接通次数</source>
      <translation>Calls reached</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>联系客户</source>
      <translation>Customers contacted</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>转化率</source>
      <translation>Conversion</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>成交过</source>
      <translation>With deals</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>成交比例</source>
      <translation>Share with deals</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>金额占比</source>
      <translation>Share of amount</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>几个月后</source>
      <translation>Months later</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>再次成交</source>
      <translation>Bought again</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>复购率</source>
      <translation>Repeat rate</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>只买一次</source>
      <translation>Bought once</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>距今从</source>
      <translation>Days from</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>成交次数从</source>
      <translation>Deals from</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>平均</source>
      <translation>Average</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>年份</source>
      <translation>Year</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>预警</source>
      <translation>Warning</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>星期</source>
      <translation>Weekday</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>钟点</source>
      <translation>Hour</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>电话次数</source>
      <translation>Calls</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>件数</source>
      <translation>Cases</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>投诉</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>完成时长（中位）</source>
      <translation>Time to close (median)</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>完成时长（平均）</source>
      <translation>Time to close (mean)</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>已评价</source>
      <translation>Rated</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>分数</source>
      <translation>Points</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>客户表</source>
      <translation>Table</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>变动</source>
      <translation>Move</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>月末现有客户</source>
      <translation>Current at month's end</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>月末长期未交易</source>
      <translation>Dormant at month's end</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>其中后来成交</source>
      <translation>Later with a deal</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>到成交天数（中位）</source>
      <translation>Days to deal (median)</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>天数从</source>
      <translation>Days from</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>自动回收</source>
      <translation>Automatic returns</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>净放回</source>
      <translation>Net returns</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>次数</source>
      <translation>Times</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>已填</source>
      <translation>Filled in</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>缺少</source>
      <translation>Missing</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>齐全</source>
      <translation>Complete</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>不全</source>
      <translation>Incomplete</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>最缺</source>
      <translation>Most missing</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>该做什么</source>
      <translation>What to do</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>指数</source>
      <translation>Index</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>各年</source>
      <translation>Years</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>按产品</source>
      <translation>By product</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>曲线</source>
      <translation>Curve</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>与登记等级对照</source>
      <translation>Against the level on file</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>留存明细</source>
      <translation>Retention in detail</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>平均留存</source>
      <translation>Average retention</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>每月变动</source>
      <translation>Moves per month</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>四表现状</source>
      <translation>The four tables now</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>到成交的天数</source>
      <translation>Days to deal</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>按首次成交年份</source>
      <translation>By year of first deal</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>三类</source>
      <translation>Three classes</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>按月</source>
      <translation>By month</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>ABC 三类</source>
      <translation>Classes A, B, C</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>各月新客户</source>
      <translation>New customers per month</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>分布</source>
      <translation>Distribution</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>按金额分段</source>
      <translation>By amount</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>预警汇总</source>
      <translation>Warnings in sum</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>按周</source>
      <translation>By week</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>星期和钟点</source>
      <translation>Weekday and hour</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>各项资料</source>
      <translation>Details</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>周一</source>
      <translation>Mon</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>周二</source>
      <translation>Tue</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>周三</source>
      <translation>Wed</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>周四</source>
      <translation>Thu</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>周五</source>
      <translation>Fri</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>周六</source>
      <translation>Sat</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>周日</source>
      <translation>Sun</translation>
    </message>
    <message>
      <location filename="app/ui/report_headings.py" />
      <source>{0} 小时</source>
      <translation>{0} hours</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>去年同期没有出货</source>
      <translation>no shipments in the same months last year</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>与去年同期持平</source>
      <translation>as much as in the same months last year</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}元</source>
      <translation>CNY {0}</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>共成交 {0}，{1}；最好的一个月是 {2}，{3}。</source>
      <translation>{0} sold, {1}; the best month was {2} with {3}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 月最旺（指数 {1}），{2} 月最淡（{3}），按 {4} 个整年计算。</source>
      <translation>Month {0} is highest (index {1}), month {2} lowest ({3}), over {4} whole years.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>前 {0} 位客户（共 {1} 位）带来 {2} 的销售额。</source>
      <translation>The first {0} of {1} customers bring {2} of sales.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 种产品里，“{1}”一种就占 {2}；前 {3} 种占 {4} 以上。</source>
      <translation>Of {0} products "{1}" alone makes {2}; the first {3} make over {4}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户中，前 10 位占 {1}；第一名{2}，{3}；新增 {4} 位，{5} 位没有再买。</source>
      <translation>The first 10 of {0} customers make {1}; first is {2} with {3}; {4} are new, {5} bought no more.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位业务员共成交 {1}，{2}最多（{3}）；联系 {4} 次，新成交客户 {5} 位。</source>
      <translation>{0} salespeople sold {1}, {2} most ({3}); {4} contacts, {5} new customers with deals.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户，{1} 成交过</source>
      <translation>{0} customers, {1} with deals</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位新成交客户中 {1} 再次成交，{2} 位只买过一次</source>
      <translation>Of {0} new customers {1} bought again, {2} bought once</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}；三个月后仍有 {1} 在买。</source>
      <translation>{0}; after three months {1} still buy.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户里，{1} 位又近又勤；{2} 位曾经常买、现在沉睡，值得先唤醒。</source>
      <translation>Of {0} customers {1} buy often and recently; {2} bought often and sleep now: wake them first.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位成交客户平均累计 {1}；最大的一成客户带来 {2}。</source>
      <translation>{0} customers with deals brought {1} each on average; the largest tenth brings {2}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户有购买节奏，现有客户中 {1} 位高风险、{2} 位要关注，近一年成交 {3}。</source>
      <translation>{0} customers have a rhythm; of the current ones {1} are at risk and {2} to be watched, with {3} in the last year.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>联系 {0} 位客户 {1} 次，电话接通率 {2}</source>
      <translation>{0} customers contacted {1} times, {2} of calls reached</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}；{1} {2} 点接通最多。</source>
      <translation>{0}; most are reached on {1} at {2}:00.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 件售后，{1} 件未完成</source>
      <translation>{0} service cases, {1} open</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}；满意度 {1} 分，满意以上 {2}。</source>
      <translation>{0}; satisfaction {1}, satisfied or better {2}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>领取 {0} 位，放回 {1} 位，首次成交 {2} 位，转长期未交易 {3} 位，重新成交 {4} 位</source>
      <translation>{0} claimed, {1} returned, {2} first deals, {3} became dormant, {4} bought again</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}；从领取到首次成交一半在 {1} 天内。</source>
      <translation>{0}; half of the first deals come within {1} days of the claim.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户进公共池（其中自动回收 {1} 位），{2} 位被领取或分配；池里现有 {3} 位。</source>
      <translation>{0} customers went to the public pool ({1} of them automatically), {2} were claimed or assigned; {3} are in it now.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户，资料完整度 {1}；最缺的是{2}，{3} 位没有填。</source>
      <translation>{0} customers, {1} complete; {2} is missing most, for {3} of them.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>核心客户 {0} 位，带来 {1} 的成交额；一般客户 {2} 位，潜在客户 {3} 位。</source>
      <translation>{0} core customers bring {1} of sales; {2} regular ones, {3} potential ones.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>比去年同期增长 {0}</source>
      <translation>{0} more than in the same months last year</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>比去年同期下降 {0}</source>
      <translation>{0} less than in the same months last year</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>只有一位客户，带来全部 {0}。</source>
      <translation>A single customer brings all of {0}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>只卖出一种产品：{0}，{1}。</source>
      <translation>Only one product was sold: {0}, {1}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户共 {1}；第一名{2}，{3}。</source>
      <translation>{0} customers brought {1}; first is {2} with {3}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}；{1}最多，{2}成交比例最高（{3}）。</source>
      <translation>{0}; {1} has most, {2} the largest share with deals ({3}).</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}；{1}最多。</source>
      <translation>{0}; {1} has most.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}。</source>
      <translation>{0}.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0} 位客户里，{1} 位又近又勤；一半客户最近一次成交在 {2} 天内。</source>
      <translation>Of {0} customers {1} buy often and recently; half had their last deal within {2} days.</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}，一半当天完成</source>
      <translation>{0}, half completed the same day</translation>
    </message>
    <message>
      <location filename="app/ui/report_sentences.py" />
      <source>{0}，一半在 {1} 天内完成</source>
      <translation>{0}, half completed within {1} days</translation>
    </message>
    <message>
      <location filename="app/ui/report_sheet_words.py" />
      <source>{0}（%）</source>
      <translation>{0} (%)</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按行业</source>
      <translation>By industry</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按来源</source>
      <translation>By source</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按等级</source>
      <translation>By level</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按客户类型</source>
      <translation>By customer type</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按省份</source>
      <translation>By province</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按方式</source>
      <translation>By method</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按结果</source>
      <translation>By outcome</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按业务员</source>
      <translation>By salesperson</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按类型</source>
      <translation>By type</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按原因</source>
      <translation>By cause</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按处理人</source>
      <translation>By handler</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按投诉类别</source>
      <translation>By complaint kind</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按跟进人</source>
      <translation>By owner</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按字段</source>
      <translation>By field</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按客户</source>
      <translation>By customer</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>这段时间没有出货</source>
      <translation>No shipments in this time</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>这段时间没有成交</source>
      <translation>No deals in this time</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>没有符合条件的客户</source>
      <translation>No customers match</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>这段时间没有联系记录</source>
      <translation>No contacts in this time</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>这段时间没有售后</source>
      <translation>No service cases in this time</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>这段时间没有客户进出公共池</source>
      <translation>No customer entered or left the public pool in this time</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>这段时间没有变动</source>
      <translation>No moves in this time</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>这段时间没有数据</source>
      <translation>No data in this time</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>导入以前的出货统计表，历史越长，指数越准。</source>
      <translation>Import older shipment statistics: the longer the history, the better the index.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>换一段时间；或按 Ctrl+L 记一次联系。</source>
      <translation>Choose another time, or press Ctrl+L to log a contact.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>换一段时间；或登记售后，完成后填满意度。</source>
      <translation>Choose another time; or enter a service case and rate it when it is completed.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>领取、放回和自动回收的客户会画在这里。</source>
      <translation>Claims, returns and automatic returns are drawn here.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>导入客户表，或新建客户。</source>
      <translation>Import customers, or create one.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>导入客户表和出货统计表。</source>
      <translation>Import customers and shipment statistics.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>成交三次以上的客户才有购买节奏可比。</source>
      <translation>Only customers with three deals and more have a rhythm to compare.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>换一段时间、去掉筛选，或导入出货统计表。</source>
      <translation>Choose another time, remove filters, or import shipment statistics.</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>销售</source>
      <translation>Sales</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>流失与留存</source>
      <translation>Churn and retention</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>按月成交额</source>
      <translation>Sales by month</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>客户 ABC 分析</source>
      <translation>ABC analysis</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>产品结构</source>
      <translation>Products</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>客户排名</source>
      <translation>Customer ranking</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>业务员业绩</source>
      <translation>Salespeople</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>客户画像</source>
      <translation>Customer portrait</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>四表流转</source>
      <translation>Moves between tables</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>客户留存</source>
      <translation>Retention</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>近度・频度・金额</source>
      <translation>Recency ・ frequency ・ amount</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>客户累计价值</source>
      <translation>Value so far</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>联系情况</source>
      <translation>Contacts</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>售后与满意度</source>
      <translation>Service and satisfaction</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>公共池进出</source>
      <translation>Public pool in and out</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>客户归档与分析</source>
      <translation>Customer classes</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>默认期间</source>
      <translation>Usual period</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>本季</source>
      <translation>This quarter</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>近 12 个月</source>
      <translation>Last 12 months</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>近 24 个月</source>
      <translation>Last 24 months</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>近 36 个月</source>
      <translation>Last 36 months</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>自选日期</source>
      <translation>Own dates</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>截至 {0}</source>
      <translation>As of {0}</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>季节指数至少需要 {0} 个整年的出货，现在有 {1} 个</source>
      <translation>A season index needs shipments of {0} whole years; there are {1}</translation>
    </message>
    <message>
      <location filename="app/ui/report_texts.py" />
      <source>还没有成交满 {0} 次的客户，看不出购买节奏</source>
      <translation>No customer has {0} deals yet, so there is no rhythm to see</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>放回的客户</source>
      <translation>Returned customers</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>这段时间没有客户放回公共池</source>
      <translation>No customers were returned in this time</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>选中一个数字，下面列出客户；双击打开。</source>
      <translation>Choose a figure to list its customers below; double-click to open.</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>全部原因</source>
      <translation>All reasons</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>（已归别人或已删除）</source>
      <translation>(with somebody else or deleted)</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>近 3 个月</source>
      <translation>Last 3 months</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>按月份</source>
      <translation>By month</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>{0}，{1} 位</source>
      <translation>{0}, {1}</translation>
    </message>
    <message>
      <location filename="app/ui/return_window.py" />
      <source>共放回 {0} 位，最多的原因是“{1}”，{2} 位，占 {3}%。</source>
      <translation>{0} returned; the most frequent reason is "{1}" with {2}, {3}%.</translation>
    </message>
    <message>
      <location filename="app/ui/save_view_dialog.py" />
      <source>视图改名</source>
      <translation>Rename view</translation>
    </message>
    <message>
      <location filename="app/ui/save_view_dialog.py" />
      <source>如：本周要跟进的 A 级客户</source>
      <translation>e.g. Class A customers to follow up this week</translation>
    </message>
    <message>
      <location filename="app/ui/save_view_dialog.py" />
      <source>打开这个列表时先显示它</source>
      <translation>Show it first when this list opens</translation>
    </message>
    <message>
      <location filename="app/ui/save_view_dialog.py" />
      <source>共享给团队（别人只能查看）</source>
      <translation>Share with the team (others can only look)</translation>
    </message>
    <message>
      <location filename="app/ui/save_view_dialog.py" />
      <source>回车 保存 · Esc 取消</source>
      <translation>Enter save · Esc cancel</translation>
    </message>
    <message>
      <location filename="app/ui/search_popup.py" />
      <source>搜索结果</source>
      <translation>Search results</translation>
    </message>
    <message>
      <location filename="app/ui/search_popup.py" />
      <source>命令</source>
      <translation>Commands</translation>
    </message>
    <message>
      <location filename="app/ui/search_popup.py" />
      <source>没有找到，换几个字试试</source>
      <translation>Nothing found; try other words</translation>
    </message>
    <message>
      <location filename="app/ui/search_popup.py" />
      <source>　</source>
      <translation>　</translation>
    </message>
    <message>
      <location filename="app/ui/settings_dialog.py" />
      <source>本机</source>
      <translation>This computer</translation>
    </message>
    <message>
      <location filename="app/ui/settings_dialog.py" />
      <source>打开操作记录</source>
      <translation>Open operations</translation>
    </message>
    <message>
      <location filename="app/ui/settings_dialog.py" />
      <source>关闭后这些修改就没有了。</source>
      <translation>These changes are lost when you close.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_dialog.py" />
      <source>不保存，关闭</source>
      <translation>Close without saving</translation>
    </message>
    <message>
      <location filename="app/ui/settings_dialog.py" />
      <source>团队规则</source>
      <translation>Team rules</translation>
    </message>
    <message>
      <location filename="app/ui/settings_dialog.py" />
      <source>团队规则改了 {0} 项，还没有保存</source>
      <translation>{0} team rules were changed and not saved</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>主题</source>
      <translation>Theme</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>语言</source>
      <translation>Language</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>重新打开窗口，换成这个语言</source>
      <translation>Reopen the window in this language</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>文字大小</source>
      <translation>Text size</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>关闭窗口时</source>
      <translation>When the window closes</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>当前用户</source>
      <translation>Present user</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>跟随系统</source>
      <translation>Follow system</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>浅色</source>
      <translation>Light</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>深色</source>
      <translation>Dark</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>高对比度</source>
      <translation>High contrast</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>小</source>
      <translation>Small</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>大</source>
      <translation>Large</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/computer_page.py" />
      <source>询问</source>
      <translation>Ask</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>生日和节日要发的话，带称呼、公司等占位。</source>
      <translation>Texts for birthdays and holidays, with places for names and companies.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>静默时段</source>
      <translation>Quiet hours</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>周六、周日不弹出提醒</source>
      <translation>No pop-ups on Saturday and Sunday</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>周末</source>
      <translation>Weekend</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>开机启动</source>
      <translation>Start with the computer</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>打开节日表…</source>
      <translation>Open holidays…</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>节日</source>
      <translation>Holidays</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>编辑祝福语…</source>
      <translation>Edit greetings…</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>例：12:00-13:30，18:30-08:30；空着就随时提醒</source>
      <translation>e.g. 12:00-13:30, 18:30-08:30; empty: remind at any time</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>这段时间不弹出，铃铛照常计数；过后一起提醒。只对这台电脑有效。</source>
      <translation>No pop-ups in this time, the bell still counts; they follow afterwards. Only for this computer.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>电脑开机后自动启动，在托盘里等着</source>
      <translation>Start with the computer and wait in the tray</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>公历、农历、节气都可以；增加公司自己的日子。</source>
      <translation>Solar and lunar days and solar terms; add the company's own.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>系统不允许修改开机启动，没有改变。</source>
      <translation>The system does not allow the change; nothing has changed.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/reminders_page.py" />
      <source>{0}两个时刻之间写“-”，几段之间用逗号。</source>
      <translation>{0} Put "-" between two times and commas between spans.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/rules_page.py" />
      <source>放弃修改</source>
      <translation>Discard changes</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/rules_page.py" />
      <source>已保存，所有列表按新规则显示。</source>
      <translation>Saved; all lists follow the new rules.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/rules_page.py" />
      <source>请至少选一项。</source>
      <translation>Please choose at least one.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/rules_page.py" />
      <source>{0} 到 {1}，默认 {2}</source>
      <translation>{0} to {1}, default {2}</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/rules_page.py" />
      <source>改了 {0} 项，还没有保存</source>
      <translation>{0} changed, not saved yet</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/rules_page.py" />
      <source>已保存；回收天数 {0} 天后生效，之前按原来的天数。</source>
      <translation>Saved; the days until return take effect in {0} days, until then the present ones count.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/rules_page.py" />
      <source>{label}不能大于 {limit}。</source>
      <translation>{label} must not be greater than {limit}.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>新增成员</source>
      <translation>Add member</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>离职</source>
      <translation>Left</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>交接…</source>
      <translation>Hand over…</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>把客户、售后和本周名单交给别人</source>
      <translation>Give customers, cases and this week's list to others</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>停用以后没有人跟进它们。建议先用“交接…”交给别人，同时停用。</source>
      <translation>Nobody follows them after that. Better hand them over with "Hand over…", which deactivates as well.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>新成员</source>
      <translation>New member</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>复职</source>
      <translation>Back again</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>添加</source>
      <translation>Add</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>主管看得到全部客户，可以改团队规则。</source>
      <translation>A supervisor sees all customers and may change the team's rules.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>业务员看得到公共池和自己的客户。</source>
      <translation>A salesperson sees the public pool and their own customers.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>已离职</source>
      <translation>Has left</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>{0}手上还有 {1} 位客户、{2} 张售后单</source>
      <translation>{0} still holds {1} customers and {2} service cases</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>仍然停用</source>
      <translation>Deactivate anyway</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>在职 {0} 位，离职的成员名下记录都保留。</source>
      <translation>{0} active; records of those who left stay under their names.</translation>
    </message>
    <message>
      <location filename="app/ui/settings_pages/team_page.py" />
      <source>在职 {0} 位</source>
      <translation>{0} active</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>打开另一个数据文件夹…</source>
      <translation>Other data folder…</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>已恢复</source>
      <translation>Restored</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>打开客伴</source>
      <translation>Open Keban</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>选择数据文件夹</source>
      <translation>Choose a data folder</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>恢复最近的备份</source>
      <translation>Restore backup</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>这之后录入的内容请再补一次。</source>
      <translation>Please enter again what was added after that.</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>没有恢复</source>
      <translation>Not restored</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>数据已恢复到 {0} 的备份。</source>
      <translation>The data are back to the backup of {0}.</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>损坏的文件保存为 {0}。</source>
      <translation>The damaged file was kept as {0}.</translation>
    </message>
    <message>
      <location filename="app/ui/start_problem.py" />
      <source>最近的完好备份：{0}。恢复后，损坏的文件另外保留；备份之后录入的内容不在其中。</source>
      <translation>Last good backup: {0}. The damaged file is kept beside it; what was entered after the backup is not in it.</translation>
    </message>
    <message>
      <location filename="app/ui/table_editing.py" />
      <source>Ctrl+; 在日期列里填今天。</source>
      <translation>Ctrl+; enters today in date columns.</translation>
    </message>
    <message>
      <location filename="app/ui/table_editing.py" />
      <source>正在改的这一行已不在列表里，没有保存。</source>
      <translation>The row being edited is no longer in the list; nothing was saved.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>出货统计</source>
      <translation>Shipments</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{on} 最后出货，{days} 天前 → 现有客户</source>
      <translation>last shipment {on}, {days} days ago → current</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{on} 最后出货，{days} 天未交易 → 长期未交易</source>
      <translation>last shipment {on}, {days} days without a deal → dormant</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{on} 最后成交（填写的日期），{days} 天前 → 现有客户</source>
      <translation>last deal {on} (as typed), {days} days ago → current</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{on} 最后成交（填写的日期），{days} 天未交易 → 长期未交易</source>
      <translation>last deal {on} (as typed), {days} days without a deal → dormant</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>导入为现有客户，没有成交日期，按导入日 {on} 推定 → 现有客户</source>
      <translation>imported as current without a deal date, assumed on the import day {on} → current</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>导入为长期未交易客户，没有成交日期 → 长期未交易</source>
      <translation>imported as dormant without a deal date → dormant</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有成交，由{owner}跟进 → 潜在客户</source>
      <translation>no deal, followed by {owner} → potential</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有成交，无人跟进 → 公共潜在客户</source>
      <translation>no deal, nobody follows → public pool</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>出货已全部退回，由{owner}跟进 → 潜在客户</source>
      <translation>all shipments were returned, followed by {owner} → potential</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>出货已全部退回，无人跟进 → 公共潜在客户</source>
      <translation>all shipments were returned, nobody follows → public pool</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>（日期为推定）</source>
      <translation> (date assumed)</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请填写{label}。</source>
      <translation>Please fill in {label}.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}最多 {limit} 个字。</source>
      <translation>{label}: at most {limit} characters.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}不能是负数。</source>
      <translation>{label} must not be negative.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}要大于 0。</source>
      <translation>{label} must be greater than 0.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」不是有效日期，请写成 2026-11-22 这样。</source>
      <translation>{label} "{value}" is not a valid date; please write it like 2026-11-22.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」不是时刻，请写成 14:30 这样。</source>
      <translation>{label} "{value}" is not a time of day; please write it like 14:30.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」不是数字。</source>
      <translation>{label} "{value}" is not a number.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」不是整数。</source>
      <translation>{label} "{value}" is not a whole number.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}超出了允许的最大值。</source>
      <translation>{label} is beyond the largest value allowed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}最多六位小数。</source>
      <translation>{label}: at most six decimals.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}不能早于今天。</source>
      <translation>{label} must not be before today.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}不能晚于今天。</source>
      <translation>{label} must not be after today.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}超出了允许的范围。</source>
      <translation>{label} is outside the range allowed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」不在可选项里。</source>
      <translation>{label} "{value}" is not one of the choices.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」没有找到。</source>
      <translation>{label} "{value}" was not found.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」不是周次，请写成 2026-W48 这样。</source>
      <translation>{label} "{value}" is not a week; please write it like 2026-W48.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>有意向的客户要在 {limit} 天之内再联系，{label}「{value}」太晚了。</source>
      <translation>An interested customer must be contacted again within {limit} days; {label} "{value}" is too late.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有「{label}」这个栏目。</source>
      <translation>There is no field "{label}".</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」已经有了。</source>
      <translation>{label} "{value}" exists already.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已经有一位「{value}」。如果确实是另一位客户，请再保存一次。</source>
      <translation>There already is a “{value}”. If this really is another customer, save once more.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请选择两位不同的客户。</source>
      <translation>Please choose two different customers.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」已经有人用了。</source>
      <translation>{label} "{value}" is already in use.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>团队至少要有一位在职的主管，请先让别人当主管。</source>
      <translation>A team needs at least one active supervisor; please appoint another one first.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}不能修改。</source>
      <translation>{label} cannot be changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}由别的资料得出，不能直接修改。</source>
      <translation>{label} follows from other data and cannot be changed directly.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{value}」不像电话号码。</source>
      <translation>{label} "{value}" does not look like a phone number.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}只能是「是」或「否」。</source>
      <translation>{label} must be Yes or No.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」是程序文件，为安全起见不能作附件。</source>
      <translation>"{value}" is a program and for safety cannot be attached.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」超过 {limit} MB，不能作附件。</source>
      <translation>"{value}" is larger than {limit} MB and cannot be attached.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」不是图片，没有放进来。</source>
      <translation>"{value}" is not a picture and was not put in.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}填写得不对。</source>
      <translation>{label} is not filled in correctly.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有完成</source>
      <translation>Not completed</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>操作没有完成，数据没有改变。</source>
      <translation>The action was not completed; the data have not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请重试一次。</source>
      <translation>Please try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>修改自己的客户</source>
      <translation>edit your own customers</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>修改别人的客户</source>
      <translation>edit other people's customers</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>领取客户</source>
      <translation>claim customers</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>查看公共客户的电话</source>
      <translation>see phones of public customers</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>超出持有上限</source>
      <translation>exceed the holding cap</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>解除「不再联系」</source>
      <translation>lift a do-not-call</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>编辑知识库</source>
      <translation>edit the knowledge base</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>导入数据</source>
      <translation>import data</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>导出数据</source>
      <translation>export data</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>修改团队设置</source>
      <translation>change team settings</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>管理用户</source>
      <translation>manage users</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>共享视图</source>
      <translation>share views</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>撤销别人的操作</source>
      <translation>undo other people's operations</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>恢复备份</source>
      <translation>restore backups</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已取消</source>
      <translation>Cancelled</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已取消，没有写入任何数据。</source>
      <translation>Cancelled; nothing was written.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>需要时可以重新开始。</source>
      <translation>Start again when you need to.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有权限</source>
      <translation>Not allowed</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请找主管处理，或请主管调整你的角色。</source>
      <translation>Please ask your supervisor to do it, or to change your role.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有找到</source>
      <translation>Not found</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>它可能刚被删除或转给了别人，请按 F5 刷新。</source>
      <translation>It may just have been deleted or given to somebody else; press F5 to refresh.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>填写有误</source>
      <translation>Not filled in correctly</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有保存，改好后再保存即可。</source>
      <translation>Not saved; mend it and save again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>客户编号重复</source>
      <translation>Duplicate customer code</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请换一个编号，或留空。</source>
      <translation>Please choose another code, or leave it empty.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已被别人修改</source>
      <translation>Changed by somebody else</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请重新载入最新内容，再改一次。</source>
      <translation>Please reload the latest content and edit again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已被领取</source>
      <translation>Already claimed</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>今天的领取次数已用完</source>
      <translation>No claims left for today</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请明天再领，或请主管分配。</source>
      <translation>Please claim again tomorrow, or ask the supervisor to assign.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>持有客户已满</source>
      <translation>No room for more customers</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请先放回几位不再跟进的客户，或请主管放宽上限。</source>
      <translation>Please first return some customers you no longer follow, or ask the supervisor to raise the cap.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>暂时不能领取</source>
      <translation>Cannot be claimed yet</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>客户仍在公共池里，其他同事可以领取。</source>
      <translation>The customer is still in the public pool; other colleagues can claim it.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>锁定数已满</source>
      <translation>No locks left</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请先解除一位客户的锁定。</source>
      <translation>Please unlock another customer first.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>名单已经开始联系</source>
      <translation>Calls of this list have begun</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>可以单独换人、移走或补充。</source>
      <translation>You can still exchange, remove or add single customers.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>名单已满</source>
      <translation>The list is full</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请先移走一位，或调高配额。</source>
      <translation>Please remove one first, or raise the quota.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不能放进名单</source>
      <translation>Cannot be put on the list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请另选一位客户。</source>
      <translation>Please choose another customer.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已被删除</source>
      <translation>was deleted</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已不是长期未交易客户（期间有成交）</source>
      <translation>is no longer dormant (it has bought in the meantime)</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>要求不再联系</source>
      <translation>does not want to be contacted</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已经停业</source>
      <translation>has closed down</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有可用的电话</source>
      <translation>has no usable phone</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>有投诉还没处理完</source>
      <translation>has an open complaint</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>刚联系过，还在休息期</source>
      <translation>was contacted recently and is at rest</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已在本周的名单里</source>
      <translation>is on this week's list already</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>已经联系过</source>
      <translation>Already contacted</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>联系过的客户留在原来的名单里。</source>
      <translation>Customers that were contacted stay on their list.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有可分配的人</source>
      <translation>Nobody to assign to</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请先在设置里添加团队成员。</source>
      <translation>Please add team members in the settings first.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不是联系名单</source>
      <translation>Not a call sheet</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>可以当作普通的客户联系信息表导入。</source>
      <translation>It can be imported as an ordinary contact log.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>现在不能这样做</source>
      <translation>Cannot be done now</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请按 F5 刷新后再看。</source>
      <translation>Please press F5 and look again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不能撤销</source>
      <translation>Cannot be undone</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请在操作记录里查看。</source>
      <translation>Please look in the operations list.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>文件太大</source>
      <translation>File too large</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请拆成几个较小的文件再导入；数据没有改变。</source>
      <translation>Please split it into smaller files and import those; the data have not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」已损坏或不是它自称的格式，没有导入。</source>
      <translation>"{file}" is damaged or not the format it claims to be; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请在 Word 里另存为不加密的 .docx 再导入。</source>
      <translation>Please save it in Word as .docx without a password and import that.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不能导入文章</source>
      <translation>Article cannot be imported</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」不是日期</source>
      <translation>"{value}" is not a date</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」没有年份，不能确定日期</source>
      <translation>"{value}" has no year and gives no certain date</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」不在合理的年份之内</source>
      <translation>"{value}" is outside the years that make sense</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」不是金额或数量</source>
      <translation>"{value}" is not an amount or quantity</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」里的单位不认识</source>
      <translation>The unit in "{value}" is not known</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」里的币种不认识</source>
      <translation>The currency in "{value}" is not known</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」大得不合理</source>
      <translation>"{value}" is unreasonably large</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」超过六位小数</source>
      <translation>"{value}" has more than six decimals</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>金额「{value}」与数量 × 单价不符，按填写的金额导入</source>
      <translation>Amount "{value}" is not quantity × price; imported as it is written</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>单价「{value}」是负数</source>
      <translation>Unit price "{value}" is negative</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」不是整数</source>
      <translation>"{value}" is not a whole number</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」不像电话号码，原样保留</source>
      <translation>"{value}" does not look like a phone number; kept as it is</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」不是「是」或「否」</source>
      <translation>"{value}" is neither yes nor no</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>名称超过 200 个字</source>
      <translation>The name is longer than 200 characters</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>内容太长</source>
      <translation>The text is too long</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有客户名称</source>
      <translation>No customer name</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有写是哪位客户</source>
      <translation>It is not said which customer</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有日期</source>
      <translation>No date</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有产品名称</source>
      <translation>No product name</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有数量</source>
      <translation>No quantity</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有联系内容</source>
      <translation>No content</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有问题描述</source>
      <translation>No problem described</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有「{value}」这位客户</source>
      <translation>There is no customer "{value}"</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有「{value}」这位业务员</source>
      <translation>There is no salesperson "{value}"</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>客户编号「{value}」已属于另一位客户</source>
      <translation>Code "{value}" belongs to another customer</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」归别人跟进，您无权改动</source>
      <translation>"{value}" is followed by somebody else; you may not change it</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」与前面同一客户的行不一致，按前面的导入</source>
      <translation>"{value}" differs from earlier rows of the same customer; those are imported</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」是将来的日期，请核对</source>
      <translation>"{value}" lies in the future; please check</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」对应不止一位客户，请写明客户编号</source>
      <translation>"{value}" fits more than one customer; please give the code</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>单元格被合并单元格盖住</source>
      <translation>The cell is covered by a merged cell</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>单元格属于数组公式</source>
      <translation>The cell is part of an array formula</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>单元格里是公式，由表格自己计算</source>
      <translation>The cell holds a formula that the sheet computes itself</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>小计或合计行</source>
      <translation>Subtotal or total row</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>只有序号的空行</source>
      <translation>Empty row with only a number</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>只有标点或横线</source>
      <translation>Only dots or dashes</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>重复的表头</source>
      <translation>Repeated header</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>说明文字</source>
      <translation>Instructions</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>后来又修改过</source>
      <translation>changed again later</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>有别的记录用到它</source>
      <translation>other records use it</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>与现在的记录冲突</source>
      <translation>conflicts with the present record</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>，就在今天</source>
      <translation>, today</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}小于允许的最小值。</source>
      <translation>{label} is smaller than allowed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}不能小于 {limit}。</source>
      <translation>{label} must not be less than {limit}.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有可撤销的操作</source>
      <translation>Nothing to undo</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有可以撤销的操作，数据没有改变。</source>
      <translation>There is nothing that can be undone; the data have not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据库正忙</source>
      <translation>Database is busy</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>另一个程序正占用数据库 {path}，这次没有写入。</source>
      <translation>Another program is using the database {path}; nothing was written this time.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请关闭占用它的程序后重试。</source>
      <translation>Close the program that uses it, then try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据库损坏</source>
      <translation>Database damaged</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据库 {path} 不是有效的数据文件或已损坏，文件原样未动。</source>
      <translation>The database {path} is not a valid data file or is damaged; the file was left as it is.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请从备份恢复，或选择另一个数据文件夹。</source>
      <translation>Please restore a backup, or choose another data folder.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>程序版本太旧</source>
      <translation>Program too old</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据库 {path} 由更新版本的客伴写成，这个版本不能打开，文件未动。</source>
      <translation>The database {path} was written by a newer Keban; this version cannot open it and left it alone.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请升级客伴后再打开。</source>
      <translation>Please update Keban and open it again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不是客伴的数据库</source>
      <translation>Not a database of Keban</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{path} 是别的程序的数据库，没有打开，也没有改动。</source>
      <translation>{path} is the database of another program; it was neither opened nor changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请选择客伴的数据文件夹。</source>
      <translation>Please choose a data folder of Keban.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据库只读</source>
      <translation>Database is read-only</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据库 {path} 或它所在的文件夹不能写入，这次没有保存。</source>
      <translation>The database {path} or its folder cannot be written; nothing was saved this time.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请检查文件夹权限，或把数据移到可写的位置。</source>
      <translation>Please check the folder's permissions, or move the data to a place that can be written.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>磁盘已满</source>
      <translation>Disk full</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>磁盘已满，{path} 这次没有写入，原有数据完好。</source>
      <translation>The disk is full; {path} was not written this time, the data before are intact.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请清理磁盘空间后重试。</source>
      <translation>Please make room on the disk and try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>打不开数据库</source>
      <translation>Database cannot be opened</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>打不开数据库 {path}，没有读取也没有写入。</source>
      <translation>The database {path} cannot be opened; nothing was read or written.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请确认磁盘或网络连接正常，再重试。</source>
      <translation>Please make sure that the disk or network connection works, then try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据库出错</source>
      <translation>Database error</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>访问数据库 {path} 时出错，这次没有写入。</source>
      <translation>An error occurred with the database {path}; nothing was written this time.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请重试；若反复出现，请先备份数据。</source>
      <translation>Please try again; if it happens repeatedly, make a backup first.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据文件夹不可用</source>
      <translation>Data folder cannot be used</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据文件夹 {path} 不能创建或写入，没有保存任何内容。</source>
      <translation>The data folder {path} cannot be created or written; nothing was saved.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请用 --data-dir 另选一个文件夹，或检查权限。</source>
      <translation>Please choose another folder with --data-dir, or check the permissions.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>文件夹不是空的</source>
      <translation>Folder is not empty</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>数据文件夹 {path} 里已经有数据，没有改动它。</source>
      <translation>The data folder {path} already holds data and was left alone.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请用 --data-dir 另选一个空文件夹。</source>
      <translation>Please choose an empty folder with --data-dir.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不是有效的备份</source>
      <translation>Not a valid backup</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{path} 不是完好的客伴备份，没有恢复，现有数据未动。</source>
      <translation>{path} is no intact backup of Keban; nothing was restored, the present data are untouched.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请选择另一个备份文件。</source>
      <translation>Please choose another backup file.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>找不到文件</source>
      <translation>File not found</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>找不到文件「{file}」，没有导入。</source>
      <translation>The file "{file}" was not found; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请检查文件名和位置。</source>
      <translation>Please check its name and place.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>文件正被占用</source>
      <translation>File in use</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」正被 Excel 或 WPS 打开，没有读写。</source>
      <translation>"{file}" is open in Excel or WPS; it was neither read nor written.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请先关闭它再重试。</source>
      <translation>Please close it first, then try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不能读写文件</source>
      <translation>File cannot be read or written</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>系统不允许读写「{file}」，数据没有改变。</source>
      <translation>The system does not allow "{file}" to be read or written; the data have not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请检查文件权限，或复制到别处再试。</source>
      <translation>Please check the file's permissions, or copy it elsewhere and try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>磁盘空间不足</source>
      <translation>Not enough space</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>磁盘空间不足，「{file}」没有写成，原来的文件没有改变。</source>
      <translation>There is not enough space on the disk; "{file}" was not written, the file before is unchanged.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请清理磁盘，或换一个位置再试。</source>
      <translation>Please make room on the disk, or try another place.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>文件刚被改过</source>
      <translation>File was just changed</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」在比较之后又被保存过，没有写回。</source>
      <translation>"{file}" was saved again after the comparison; nothing was written back.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请重新比较，再写回。</source>
      <translation>Please compare again, then write back.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>这种文件不能写回</source>
      <translation>This kind of file cannot be written back</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>只有 .xlsx 和 .xlsm 工作簿能原样写回，「{file}」没有改变。</source>
      <translation>Only .xlsx and .xlsm workbooks can be written back; "{file}" has not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请用 Excel 或 WPS 把它另存为 .xlsx 再写回，或直接导出一个新的 .xlsx。</source>
      <translation>Please save it as .xlsx in Excel or WPS and write back then, or export a new .xlsx.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>扩展名不对</source>
      <translation>Wrong file ending</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>这是临时文件</source>
      <translation>This is a temporary file</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」是 Excel 打开工作簿时的临时文件，没有导入。</source>
      <translation>"{file}" is the temporary file of a workbook open in Excel; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请选择不带 ~$ 的那个文件。</source>
      <translation>Please choose the file without ~$.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>文件是空的</source>
      <translation>The file is empty</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」里没有任何内容，没有导入。</source>
      <translation>There is nothing in "{file}"; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请确认保存过再导入。</source>
      <translation>Please make sure it was saved, then import it.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>不是表格文件</source>
      <translation>Not a sheet file</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」不是 Excel、WPS 表格、ODS 或带列的文本，没有导入。</source>
      <translation>"{file}" is no Excel, WPS or ODS sheet and no text with columns; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请另存为 .xlsx 后再导入。</source>
      <translation>Please save it as .xlsx and import it then.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>文件有密码</source>
      <translation>The file has a password</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」设有打开密码，没有读取。</source>
      <translation>"{file}" is protected by a password and was not read.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请输入密码，或在 Excel 里取消密码后再导入。</source>
      <translation>Please enter the password, or remove it in Excel and import again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>密码不对</source>
      <translation>Wrong password</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>密码打不开「{file}」，没有读取。</source>
      <translation>The password does not open "{file}"; nothing was read.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请核对大小写后再输入一次。</source>
      <translation>Please check upper and lower case and enter it again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>文件损坏</source>
      <translation>File damaged</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」的内容已损坏，没有导入。</source>
      <translation>The content of "{file}" is damaged; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请用 Excel 打开并另存一份，再导入。</source>
      <translation>Please open it in Excel, save a copy, and import that.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>有问题的行，没有导入</source>
      <translation>Problem rows, nothing imported</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请更正这些行，或取消「有问题就整份不导入」。</source>
      <translation>Please correct these rows, or untick "Import nothing if there are problems".</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>认不出表头</source>
      <translation>Header not recognised</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」里没有认识的表头，没有导入。</source>
      <translation>There is no known header in "{file}"; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请确认有「客户名称」「日期」之类的列标题，或手动指定。</source>
      <translation>Please make sure there are headings such as 「客户名称」 or 「日期」, or point them out by hand.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>读取表格出错</source>
      <translation>Error while reading</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>读取「{file}」时出错，没有导入。</source>
      <translation>An error occurred while reading "{file}"; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请用 Excel 打开并另存一份，再试。</source>
      <translation>Please open it in Excel, save a copy, and try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>修改团队成员</source>
      <translation>Edit team member</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>修改客户</source>
      <translation>Edit customer</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>约下次联系</source>
      <translation>Set next contact</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>删除联系记录</source>
      <translation>Delete contact</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>作废出货</source>
      <translation>Void shipment</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>恢复出货</source>
      <translation>Restore shipment</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>删除出货</source>
      <translation>Delete shipment</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>修改售后</source>
      <translation>Edit service case</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>删除售后</source>
      <translation>Delete service case</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>新建文章</source>
      <translation>New article</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>修改文章</source>
      <translation>Edit article</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>删除文章</source>
      <translation>Delete article</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>个</source>
      <translation>pieces</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>移除附件</source>
      <translation>Remove attachment</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>恢复文章旧版本</source>
      <translation>Restore old version of article</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>项</source>
      <translation>items</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>自动回收到公共池</source>
      <translation>Automatic return to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>位客户</source>
      <translation>customers</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>补号码</source>
      <translation>Add number</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>拟定每周名单</source>
      <translation>Draft weekly list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>发布每周名单</source>
      <translation>Publish weekly list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>撤回每周名单</source>
      <translation>Withdraw weekly list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>调整名单</source>
      <translation>Adjust list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>对换名单</source>
      <translation>Swap on the list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>移出名单</source>
      <translation>Drop from the list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>加入名单</source>
      <translation>Add to the list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>固定名单</source>
      <translation>Lock on the list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>取消固定</source>
      <translation>Unlock on the list</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>处理未联系的客户</source>
      <translation>Deal with customers not contacted</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>设置每周配额</source>
      <translation>Set weekly quota</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>导入联系名单</source>
      <translation>Import call sheets</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>保存祝福语</source>
      <translation>Save greeting</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>删除祝福语</source>
      <translation>Delete greeting</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>新建用户</source>
      <translation>New user</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>新增 {count}</source>
      <translation>{count} new</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>更新 {count}</source>
      <translation>{count} updated</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>共 {count} 条</source>
      <translation>{count} in all</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{days} 天前</source>
      <translation>{days} days ago</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>压缩包里的部件超过 {allowed} 个</source>
      <translation>The archive has more than {allowed} parts</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>解开后超过 {size}</source>
      <translation>It unpacks to more than {size}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>压缩比超过 {allowed} 倍</source>
      <translation>It is compressed more than {allowed} times</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>有单元格超过 {allowed} 个字</source>
      <translation>A cell holds more than {allowed} characters</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>超过 {allowed} 行</source>
      <translation>There are more than {allowed} rows</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>读取时占用超过 {size} 内存</source>
      <translation>Reading takes more than {size} of memory</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>读取超过 {allowed} 秒</source>
      <translation>Reading takes more than {allowed} seconds</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>超过限制 {allowed}</source>
      <translation>It exceeds the limit {allowed}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>你没有「{action}」的权限，数据没有改变。</source>
      <translation>You are not allowed to {action}; the data have not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>没有找到这条{noun}（{key}），或者你无权查看。</source>
      <translation>This record ({noun} {key}) was not found, or you may not see it.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>客户编号「{code}」已属于「{holder}」，没有保存。</source>
      <translation>Code "{code}" belongs to "{holder}"; nothing was saved.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>打开之后这条{noun}（{id}）已被改动，为免覆盖，你的修改没有保存。</source>
      <translation>This record ({noun} {id}) was changed after you opened it; to avoid overwriting, your changes were not saved.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>该客户已被{owner}于 {at} 领取</source>
      <translation>{owner} claimed this customer at {at}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{customer}」没有变动，请另选一位客户。</source>
      <translation>Nothing would change for "{customer}"; please choose another customer.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>今天已领取 {cap} 位客户，达到每日上限，这次没有领取。</source>
      <translation>You have claimed {cap} customers today, the daily limit; this one was not claimed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>名下潜在客户已达 {cap} 位上限，没有改变归属。</source>
      <translation>You already hold {cap} potential customers, the limit; the owner was not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>你刚放回过「{customer}」，{until} 起才能再次领取。</source>
      <translation>You returned "{customer}" recently and can claim it again from {until}.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>你已锁定 {cap} 位客户，达到上限，这位没有锁定。</source>
      <translation>You have locked {cap} customers, the limit; this one was not locked.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{week} 的名单已有 {called} 位联系过，不能整个撤回，名单没有改变。</source>
      <translation>{called} customers of the list of {week} have been contacted; it cannot be withdrawn as a whole and was not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{person}这一周的名单已有 {quota} 位，达到配额，没有再加。</source>
      <translation>{person} already has {quota} customers in this list's week, the quota; nothing was added.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{customer}」{why}，没有放进名单。</source>
      <translation>"{customer}" {why}; it was not put on the list.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{customer}」本周已经联系过，名单没有改变。</source>
      <translation>"{customer}" has been contacted this week already; the list was not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>团队里没有在职的业务员，{week} 的名单没有分配。</source>
      <translation>The team has no active salesperson; the list of {week} was not assigned.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」不是客伴导出的联系名单，或名单号那一列已被删除，没有写入任何内容。</source>
      <translation>"{file}" is no call sheet exported by Keban, or its column of list numbers was deleted; nothing was written.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{customer}」现在是{table}，不能{action}，数据没有改变。</source>
      <translation>"{customer}" is now {table} and you cannot {action}; the data have not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>操作 {operation} 不存在或已经撤销过，数据没有改变。</source>
      <translation>Operation {operation} does not exist or is undone already; the data have not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」{limit}，为安全起见没有读取。</source>
      <translation>"{file}": {limit}; for safety it was not read.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」不是 .docx、.md 或 .txt 文件，没有导入。</source>
      <translation>"{file}" is no .docx, .md or .txt file; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」打不开：文件不在了，或没有读取的权限。</source>
      <translation>"{file}" cannot be opened: it is gone, or you may not read it.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」加了密码或是旧的 .doc 格式，没有导入。</source>
      <translation>"{file}" has a password or is an old .doc; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」大得不合理，为安全起见没有读取。</source>
      <translation>"{file}" is unreasonably large and for safety was not read.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」里没有文字，没有导入。</source>
      <translation>There is no text in "{file}"; nothing was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{value}」有问题（{code}）</source>
      <translation>"{value}" has a problem ({code})</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text}（{detail}）</source>
      <translation>{text} ({detail})</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{column}：{text}</source>
      <translation>{column}: {text}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>导出 {file}，{rows} 行</source>
      <translation>Export {file}, {rows} rows</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label}「{name}」</source>
      <translation>{label} "{name}"</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text} → {more}</source>
      <translation>{text} → {more}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text}：{more}</source>
      <translation>{text}: {more}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text}，{day}</source>
      <translation>{text}, {day}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text}，到 {until}</source>
      <translation>{text}, until {until}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text}：{file}</source>
      <translation>{text}: {file}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text}（{reason}）</source>
      <translation>{text} ({reason})</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>操作 {kind}</source>
      <translation>Operation {kind}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>导入 {file}</source>
      <translation>Import {file}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{head}：{done}</source>
      <translation>{head}: {done}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>，{days} 天前</source>
      <translation>, {days} days ago</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」要以 {wanted} 结尾，否则 Excel 打不开，没有写出。</source>
      <translation>"{file}" must end in {wanted}, or Excel will not open it; nothing was written.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>请改成 {wanted} 再试。</source>
      <translation>Please change it to {wanted} and try again.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>「{file}」里有 {rows} 处问题，按您的选择整份没有导入。</source>
      <translation>There are {rows} problems in "{file}"; as you chose, nothing of it was imported.</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>重做：{what}</source>
      <translation>Redo: {what}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>撤销：{what}</source>
      <translation>Undo: {what}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{text}等 {count} {unit}</source>
      <translation>{text} and others, {count} {unit}</translation>
    </message>
    <message>
      <location filename="app/ui/texts.py" />
      <source>{label} {count} {unit}</source>
      <translation>{label}: {count} {unit}</translation>
    </message>
    <message>
      <location filename="app/ui/tray.py" />
      <source>客伴还在运行</source>
      <translation>Keban is still running</translation>
    </message>
    <message>
      <location filename="app/ui/tray.py" />
      <source>点这里打开；右键可以记联系或退出。</source>
      <translation>Click here to open it; right-click to log a contact or quit.</translation>
    </message>
    <message>
      <location filename="app/ui/tray.py" />
      <source>客伴：{count} 条提醒</source>
      <translation>Keban: {count} reminders</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>没保存的内容</source>
      <translation>Unsaved content</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>以后再说</source>
      <translation>Later</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>丢弃</source>
      <translation>Throw away</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>继续填写</source>
      <translation>Go on writing</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>上次有没保存的内容：{what}，已为您保留。</source>
      <translation>There is unsaved content from last time: {what}. It was kept for you.</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>上次有 {count} 处没保存的内容，已为您保留。</source>
      <translation>There are {count} pieces of unsaved content from last time, kept for you.</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>{kind}：{name}</source>
      <translation>{kind}: {name}</translation>
    </message>
    <message>
      <location filename="app/ui/unsaved.py" />
      <source>客户资料</source>
      <translation>Customer details</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>添加客户到本周名单</source>
      <translation>Add a customer to this week's list</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>客户名称、编号、联系人或电话</source>
      <translation>Customer name, code, contact or phone</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>给谁</source>
      <translation>For whom</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>可以添加的客户</source>
      <translation>Customers that can be added</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>放进名单</source>
      <translation>Put on the list</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>没有可以补上的长期未交易客户了</source>
      <translation>No more dormant customers to add</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>{0} 位符合搜索</source>
      <translation>{0} match</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>接下来会选中的 {0} 位，按规则排好</source>
      <translation>The next {0} by the rules</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>给</source>
      <translation>For</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>为什么选中，或为什么不能</source>
      <translation>Why chosen, or why not</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>请先选择一位客户。</source>
      <translation>Please choose a customer first.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>没有找到「{0}」</source>
      <translation>"{0}" not found</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>已在{0}本周的名单里</source>
      <translation>On {0}'s list of this week already</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>不能放：{0}</source>
      <translation>Not possible: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>还在休息期，仍可放进；{0}</source>
      <translation>Still at rest, can be put on all the same; {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>「{0}」：{1}。</source>
      <translation>"{0}": {1}.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/add_dialog.py" />
      <source>{0}（已满）</source>
      <translation>{0} (full)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>团队里还没有在职的业务员</source>
      <translation>The team has no active salesperson yet</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>先在“设置 → 团队”里添加成员，再来分配名单。</source>
      <translation>Add members under "Settings → Team" first, then assign.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>没有可以联系的长期未交易客户</source>
      <translation>No dormant customers that can be called</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>超过 365 天没有出货、有电话、不在休息期的客户会出现在这里。</source>
      <translation>Customers without shipments for over 365 days, with a phone and not at rest, appear here.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>每周名单</source>
      <translation>Weekly list</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>导出每人一份</source>
      <translation>One workbook each</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>拟定名单</source>
      <translation>Propose</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>发布</source>
      <translation>Publish</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>每人名单里客户往年的年均成交额合计；相差越小越公平。</source>
      <translation>Sum of past yearly sales of everyone's customers; the smaller the difference the fairer.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>重新拟定（固定和已发布的不动）</source>
      <translation>Propose anew (locked and published ones stay)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>撤回发布</source>
      <translation>Withdraw</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>放到哪个文件夹</source>
      <translation>Into which folder</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>每位业务员一个 Excel，填好拖回窗口</source>
      <translation>One workbook per salesperson; drag the filled ones back onto the window</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>拖动卡片换人、对换、移出 ・ 方向键 走动 ・ Ctrl+方向键 移动 ・ S 对换 ・ Delete 移出 ・ L 固定 ・ A 添加 ・ Q 配额 ・ M 菜单 ・ Ctrl+Z 撤销</source>
      <translation>Drag cards to give, swap, drop ・ arrows move ・ Ctrl+arrows give ・ S swap ・ Delete drop ・ L lock ・ A add ・ Q quota ・ M menu ・ Ctrl+Z undo</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>补足名单</source>
      <translation>Top up</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>已导出 {0} 份到 {1}</source>
      <translation>{0} workbooks exported to {1}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>手工添加一位</source>
      <translation>Add one by hand</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>已撤回发布，名单又是草稿</source>
      <translation>Withdrawn; the list is a draft again</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>打开文件夹</source>
      <translation>Open folder</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>发布 {0} 位</source>
      <translation>Publish {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>本周周报</source>
      <translation>Week report</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_window.py" />
      <source>撤回发布（已有 {0} 位联系过，不能撤回）</source>
      <translation>Withdraw ({0} contacted already; not possible)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>这一周已经过去：名单 {0} 位，联系过 {1} 位。</source>
      <translation>This week is over: {0} on the list, {1} contacted.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>大家都在请假，或配额都是 0：点名字右边的数字改配额，再拟定名单。</source>
      <translation>Everyone is on leave or has quota 0: click the number beside a name to change it, then propose.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>还没有名单。有人请假就先点名字右边的数字改配额，再点“拟定名单”。</source>
      <translation>No list yet. If somebody is on leave, click the number beside the name first, then "Propose".</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>这一周没有名单。</source>
      <translation>There was no list this week.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>草稿：{0} 位，还没发布，业务员看不到。</source>
      <translation>Draft: {0}, not published; salespeople do not see it.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0}{1}</source>
      <translation>{0}{1}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>每人 {0} 位 ・ 往年年均最多 {1} {2}，最少 {3} {4}，相差 {5}</source>
      <translation>{0} each ・ past yearly sales: most {1} {2}, least {3} {4}, difference {5}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>每个人都满了，没有改变</source>
      <translation>Everyone is full; nothing has changed</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>已放进 {0} 位</source>
      <translation>{0} put on the list</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>已发布 {0} 位</source>
      <translation>{0} published</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0} 位现在不能联系（红色），补足名单会换掉没发布的。</source>
      <translation>{0} cannot be contacted now (red); topping up replaces those not published.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0} 已发布，还没有人联系，可以撤回。</source>
      <translation>{0} published, nobody contacted yet; can be withdrawn.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>每人 {0} 位</source>
      <translation>{0} each</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0}，其中 {1} 位是上周顺延的</source>
      <translation>{0}, {1} of them carried over from last week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0}，客户不够，还空 {1} 位</source>
      <translation>{0}; not enough customers, {1} places empty</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0}；{1} 位连续几周没人联系，请在右边处理</source>
      <translation>{0}; {1} were not contacted for weeks, please deal with them on the right</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0}；{1} 位没有发布：{2}</source>
      <translation>{0}; {1} not published: {2}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0} 已发布；后来添的 {1} 位还没发布。</source>
      <translation>{0} published; {1} added later are not published yet.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>没有可以补上的客户，还空 {0} 位</source>
      <translation>No more customers to add, {0} places empty</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/assign_words.py" />
      <source>{0} 已发布，{1} 位里联系过 {2} 位。</source>
      <translation>{0} published, {2} of {1} contacted.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>连续几周没人联系的客户</source>
      <translation>Not contacted for weeks</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>把卡片拖到这里，或按 Delete：这一周不再补上。再拖回去就恢复。</source>
      <translation>Drag cards here or press Delete: not topped up again this week. Drag back to restore.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>已移出的客户</source>
      <translation>Dropped customers</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>连续几周没人联系，请处理：{0}</source>
      <translation>Not contacted for weeks, please deal with them: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>已移出 {0} 位</source>
      <translation>{0} dropped</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>{0}已满 {1} 位：拖到一张卡片上对换</source>
      <translation>{0} is full with {1}: drag onto a card to swap</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>再到另一张卡片上按 S，就和「{0}」对换；Esc 取消</source>
      <translation>Now press S on another card to swap with "{0}"; Esc cancels</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>与「{0}」对换</source>
      <translation>Swap with "{0}"</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board.py" />
      <source>给{0}</source>
      <translation>Give to {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board_hands.py" />
      <source>不再固定	L</source>
      <translation>Unlock	L</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board_hands.py" />
      <source>固定在这份名单里	L</source>
      <translation>Lock on this list	L</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board_hands.py" />
      <source>移出名单	Delete</source>
      <translation>Drop from the list	Delete</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board_hands.py" />
      <source>不再追，放回候选	Delete</source>
      <translation>Give up, back to the candidates	Delete</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board_hands.py" />
      <source>为什么选中：{0}</source>
      <translation>Why chosen: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board_hands.py" />
      <source>打开客户	回车</source>
      <translation>Open customer	Enter</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/board_hands.py" />
      <source>{0}（已满 {1} 位）</source>
      <translation>{0} (full with {1})</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>最后成交日期不详</source>
      <translation>Last deal unknown</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>期间已成交</source>
      <translation>Bought since</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>不再联系</source>
      <translation>Do not call</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>有投诉</source>
      <translation>Complaint open</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>已删除</source>
      <translation>Deleted</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>{day}，{months} 个月前</source>
      <translation>{day}, {months} months ago</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>已固定</source>
      <translation>Locked</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/card_painter.py" />
      <source>顺延 {0} 周</source>
      <translation>Carried over {0} weeks</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>添加客户</source>
      <translation>Add customer</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>改配额、请假 (Q)</source>
      <translation>Quota and leave (Q)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>添加客户 (A)</source>
      <translation>Add customer (A)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>{0}的名单</source>
      <translation>List of {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>往年年均合计 {0}</source>
      <translation>Past yearly sales {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>{0} 位 ・ 已离职</source>
      <translation>{0} ・ has left</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>{0} 位 ・ 请假</source>
      <translation>{0} ・ on leave</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/column.py" />
      <source>{0} / {1}（单独）</source>
      <translation>{0} / {1} (own)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/missing_numbers.py" />
      <source>空号、停机、错号的客户。打听到新号码就填在“新号码”里，回车保存，客户又可以联系。</source>
      <translation>Customers whose number is dead or wrong. Enter a new one under "New number" and press Enter; they can be called again.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/missing_numbers.py" />
      <source>没有要补号码的客户</source>
      <translation>No numbers to find</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/missing_numbers.py" />
      <source>打不通的号码</source>
      <translation>Number that fails</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/missing_numbers.py" />
      <source>新号码</source>
      <translation>New number</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/missing_numbers.py" />
      <source>待补号码 {0} 位</source>
      <translation>Numbers to find: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/missing_numbers.py" />
      <source>「{0}」不像电话号码，没有保存。</source>
      <translation>"{0}" does not look like a phone number and was not saved.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>人数</source>
      <translation>Number</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>请假，这段时间不分配</source>
      <translation>On leave, nothing assigned in this time</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>范围</source>
      <translation>Range</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>恢复团队的默认人数</source>
      <translation>Back to the team's default</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>{0}：每周回访多少位</source>
      <translation>{0}: how many calls a week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>从什么时候起</source>
      <translation>From when</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>只这一周</source>
      <translation>This week only</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>以后每周</source>
      <translation>Every week from now</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/quota_dialog.py" />
      <source>请填 0 到 {0} 之间的整数。</source>
      <translation>Please enter a whole number from 0 to {0}.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_charts.py" />
      <source>最近几周的走势</source>
      <translation>The last weeks</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_charts.py" />
      <source>还没有</source>
      <translation>None yet</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_charts.py" />
      <source>没写结果</source>
      <translation>No outcome given</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>唤醒（已成交）</source>
      <translation>Woken up (deal)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>拒绝或停业</source>
      <translation>Refused or closed down</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>没打通，再试</source>
      <translation>Not reached, try again</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>试过都没打通</source>
      <translation>Tried, never reached</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>还没联系</source>
      <translation>Not contacted yet</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>没有联系</source>
      <translation>Not contacted</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>团队本周的回访</source>
      <translation>The team's calls of this week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>试过 {0} 次</source>
      <translation>Tried {0} times</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>–</source>
      <translation>–</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_matrix.py" />
      <source>{0} / {1}　{2}</source>
      <translation>{0} / {1}　{2}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>这一周没有发布过名单</source>
      <translation>No list was published for this week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>主管发布名单以后，这里逐人显示完成、接通、有意向和唤醒。Alt+PgUp 看上一周。</source>
      <translation>Once the supervisor publishes a list, done, reached, interested and woken up show here per person. Alt+PgUp for last week.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>逐人逐户</source>
      <translation>Person by person</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>还没有。联系过的客户再下单，就会出现在这里。</source>
      <translation>Nobody yet. Customers who order again after a contact appear here.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>没有联系的客户</source>
      <translation>Customers not contacted</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>最近 8 周</source>
      <translation>Last 8 weeks</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>导出周报</source>
      <translation>Export report</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>唤醒客户</source>
      <translation>Customers woken up</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>谁联系的</source>
      <translation>Who contacted</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>还没联系的客户</source>
      <translation>Not contacted yet</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>联系以后又成交</source>
      <translation>Bought after the contact</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>归最后联系的人</source>
      <translation>credited to the last caller</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>每周回访周报 {0}.xlsx</source>
      <translation>Report of the weekly calls {0}.xlsx</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>唤醒的客户（联系后 {0} 天内成交）</source>
      <translation>Woken up (deal within {0} days of the contact)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>联系 {0} / {1} 位</source>
      <translation>{0} of {1} contacted</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>接通 {0} 位</source>
      <translation>{0} reached</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>有意向 {0} 位</source>
      <translation>{0} interested</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/report_window.py" />
      <source>已导出 {0}</source>
      <translation>{0} exported</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>新记一条</source>
      <translation>New entry</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>更正</source>
      <translation>Correction</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>已经记过</source>
      <translation>Logged already</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>更正先前写入的联系</source>
      <translation>Corrects a contact written before</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>联系名单回来了</source>
      <translation>Call sheets are back</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>名单里的联系</source>
      <translation>Contacts of the list</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>空格 勾选 ・ Ctrl+回车 写入 ・ Esc 不写</source>
      <translation>Space tick ・ Ctrl+Enter write ・ Esc write nothing</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>不写</source>
      <translation>Do not write</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>写入</source>
      <translation>Write</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>正在与名单和已有的联系比对…</source>
      <translation>Comparing with the lists and the present contacts…</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>显示哪些行</source>
      <translation>Which rows to show</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>更正 {0} 条</source>
      <translation>{0} corrections</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>{0} 条已经记过</source>
      <translation>{0} logged already</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>{0} 行有问题，不写入</source>
      <translation>{0} rows with problems, not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>没有要写入的</source>
      <translation>Nothing to write</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>将写入</source>
      <translation>To be written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>将记 {0} 条联系</source>
      <translation>{0} contacts to log</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>{0}的联系结果</source>
      <translation>Outcome of {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>{0} 位还没填</source>
      <translation>{0} not filled in yet</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>写入 {0} 条</source>
      <translation>Write {0}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>（第 {0} 行）</source>
      <translation> (row {0})</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/sheet_review.py" />
      <source>{0}，第 {1} 行</source>
      <translation>{0}, row {1}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/week_chooser.py" />
      <source>第 {week} 周（{first}–{last}）</source>
      <translation>Week {week} ({first}–{last})</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/week_chooser.py" />
      <source>上一周</source>
      <translation>Last week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/week_chooser.py" />
      <source>下一周</source>
      <translation>Next week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/week_chooser.py" />
      <source>回到本周</source>
      <translation>Back to this week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/week_chooser.py" />
      <source>{near} ・ {week}</source>
      <translation>{near} ・ {week}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly/weekly_desk.py" />
      <source>每周名单由主管分配。</source>
      <translation>The weekly list is assigned by the supervisor.</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>上周未联系，顺延第 {value} 周</source>
      <translation>Not contacted last week, carried over for the {value}. week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{value}指定</source>
      <translation>Named by {value}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>销售额 {value} 类</source>
      <translation>Sales class {value}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>买过的{value}下月应季（指数 {index}）</source>
      <translation>Bought {value}, in season next month (index {index})</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>沉睡 {value} 个月</source>
      <translation>Asleep for {value} months</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>上次联系 {value}</source>
      <translation>Last contact {value}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>最后成交 {value}</source>
      <translation>Last deal {value}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>客户级别 {value}</source>
      <translation>Customer level {value}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>没打通，再试（已试 {tries} 次）</source>
      <translation>Not reached, try again ({tries} tries)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>没打通（试了 {tries} 次）</source>
      <translation>Not reached ({tries} tries)</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>团队</source>
      <translation>Team</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>逐个客户</source>
      <translation>Customer by customer</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>走势</source>
      <translation>Trend</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>尝试次数</source>
      <translation>Tries</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>没打通</source>
      <translation>Not reached</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>没有填联系日期，按 {detail} 记</source>
      <translation>No contact date; logged for {detail}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>联系结果 {detail}，原话留在内容里</source>
      <translation>Outcome {detail}; the original words stay in the content</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>联系结果「{detail}」不在常用的几种里，按原话保留</source>
      <translation>Outcome "{detail}" is not one of the usual ones and stays as written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>这是 {detail} 的名单，记到那一周</source>
      <translation>This is the list of {detail}; logged for that week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>联系日期不在 {detail} 那一周，联系照记，但不算那一周的完成</source>
      <translation>The contact date is outside week {detail}: the contact is written, but does not count for that week</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{detail}看不懂，原话留在内容里</source>
      <translation>{detail} could not be read, the words stay in the content</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>名单里没有的行，按客户名称找到</source>
      <translation>Row not on the list, found by customer name</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>名单号「{detail}」已损坏，按客户名称找到</source>
      <translation>List number "{detail}" is damaged, found by customer name</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>已不在 {detail} 的名单里，只记联系</source>
      <translation>No longer on the list of {detail}; only the contact is logged</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{detail}已离职，联系仍记在其名下</source>
      <translation>{detail} has left; the contact is still logged under that name</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>期间已经成交，现在是现有客户</source>
      <translation>Has bought in the meantime and is a current customer now</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>有意向但没填下次联系日期，定为 {detail}</source>
      <translation>Interested but without a next date; set to {detail}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>下次联系日期太晚，{detail}</source>
      <translation>Next date too late, {detail}</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>已有供应商，没有填流失原因</source>
      <translation>Has another supplier; no loss reason given</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>客户名称现在是「{detail}」</source>
      <translation>The customer is now called "{detail}"</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>程序里已经记过（{detail}），不再重复</source>
      <translation>Already logged in the program ({detail}), not repeated</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>没有找到这位客户，没有写入</source>
      <translation>Customer not found; not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>名称对应不止一位客户，没有写入</source>
      <translation>The name fits more than one customer; not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>名单号和客户名称对不上（可能单独排过序），没有写入</source>
      <translation>List number and customer name do not match (perhaps sorted separately); not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>「{detail}」是别人的联系，没有写入</source>
      <translation>"{detail}" was contacted by somebody else; not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>联系日期 {detail} 还没到，没有写入</source>
      <translation>Contact date {detail} lies in the future; not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>「{detail}」同一天有两行，只写第一行</source>
      <translation>Two rows for "{detail}" on the same day; only the first is written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{detail} 不是日期，没有写入</source>
      <translation>{detail} is not a date; not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>没有写联系结果和内容，没有写入</source>
      <translation>Neither outcome nor content; not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位客户逾期未联系</source>
      <translation>{count} customers are overdue</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>今天要联系 {count} 位客户</source>
      <translation>{count} customers to contact today</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>本周名单还有 {count} 位没联系</source>
      <translation>{count} customers of this week's list not contacted yet</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位客户快要回收到公共池</source>
      <translation>{count} customers are about to return to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位客户已回收到公共池</source>
      <translation>{count} customers returned to the public pool</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位客户有流失风险</source>
      <translation>{count} customers are at risk of being lost</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 张售后单过了承诺日期</source>
      <translation>{count} service cases are past their promised day</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位联系人快过生日</source>
      <translation>{count} contacts have their birthday soon</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位联系人过了生日</source>
      <translation>{count} contacts have had their birthday</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>节日将至</source>
      <translation>A holiday is near</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 台设备保修快到期</source>
      <translation>{count} warranties end soon</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 篇文章该复核了</source>
      <translation>{count} articles are due for review</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位客户连续几周没人联系，请处理</source>
      <translation>{count} customers were not contacted for weeks; please deal with them</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 位客户约定的日子已过</source>
      <translation>The day agreed with {count} customers has passed</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>您不在的这几天：{count} 件事</source>
      <translation>While you were away: {count} things</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>按 {days} 天，明天将回收 {count} 位</source>
      <translation>With {days} days, {count} customers will return tomorrow</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>年均 {amount}</source>
      <translation>{amount} a year</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{0}%</source>
      <translation>{0}%</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>有问题（{code}）{detail}，没有写入</source>
      <translation>Problem ({code}) {detail}; not written</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{count} 条提醒</source>
      <translation>{count} reminders</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{person}（{name}，{day}）</source>
      <translation>{person} ({name}, {day})</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{name}（{day}）</source>
      <translation>{name} ({day})</translation>
    </message>
    <message>
      <location filename="app/ui/weekly_texts.py" />
      <source>{line} 等</source>
      <translation>{line} and others</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/date_field.py" />
      <source>如 2026-1-5、明天、3天后</source>
      <translation>e.g. 2026-1-5, tomorrow, 3 days</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/date_field.py" />
      <source>打开日历 (Alt+↓)</source>
      <translation>Open calendar (Alt+↓)</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/date_field.py" />
      <source>请填写日期</source>
      <translation>Please enter a date</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/date_field.py" />
      <source>“{0}”不是日期，请写成 2026-1-5 或 3天后</source>
      <translation>"{0}" is not a date; write it like 2026-1-5 or 3 days</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/date_field.py" />
      <source>不能早于 {0}</source>
      <translation>Not before {0}</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/progress.py" />
      <source>正在取消…</source>
      <translation>Cancelling…</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/progress.py" />
      <source> ・ {0} 条/秒 ・ {1}</source>
      <translation> ・ {0}/s ・ {1}</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/progress.py" />
      <source>还需 {0} 秒</source>
      <translation>{0} seconds left</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/progress.py" />
      <source>还需 {0} 分钟</source>
      <translation>{0} minutes left</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/toast.py" />
      <source>提示</source>
      <translation>Notice</translation>
    </message>
    <message>
      <location filename="app/ui/widgets/toast.py" />
      <source>撤销  Ctrl+Z</source>
      <translation>Undo  Ctrl+Z</translation>
    </message>
    <message>
      <location filename="app/ui/window.py" />
      <source>示例数据 ・ {0}</source>
      <translation>Example data ・ {0}</translation>
    </message>
    <message>
      <location filename="app/ui/window.py" />
      <source>本机数据库 ・ {0}</source>
      <translation>This computer ・ {0}</translation>
    </message>
    <message>
      <location filename="app/ui/window.py" />
      <source>数据文件只读：可以查看和导出，不能修改。请检查文件或文件夹的写入权限。</source>
      <translation>The data file is read-only: you can look and export, but not change. Please check the permissions of the file or folder.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>写回原工作簿</source>
      <translation>Write back</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>写回公司自己的工作簿</source>
      <translation>Write back into the company's own workbook</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>只改有变化的单元格，新记录接在末尾；格式、公式、图片、批注和别的工作表都原样不动。</source>
      <translation>Only changed cells change, new records follow at the end; formats, formulas, pictures, comments and other sheets stay as they are.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>写回</source>
      <translation>Write back</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>选择工作簿，或把它拖到这里</source>
      <translation>Choose a workbook, or drag it here</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>原工作簿</source>
      <translation>Original workbook</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>选择工作簿…</source>
      <translation>Choose workbook…</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>重新比较</source>
      <translation>Compare again</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>先选一个 .xlsx 或 .xlsm 工作簿</source>
      <translation>First choose an .xlsx or .xlsm workbook</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>会先列出每个要改的单元格，您确认之后才写。</source>
      <translation>Every cell that would change is listed; nothing is written before you confirm.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>表里的内容和程序里一致</source>
      <translation>The sheet equals what the program holds</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>没有要写回的。</source>
      <translation>Nothing to write back.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>会改动的单元格</source>
      <translation>Cells that would change</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>写回这个文件</source>
      <translation>Write back into this file</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>另存为</source>
      <translation>Save as</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>选择公司的工作簿</source>
      <translation>Choose the company's workbook</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>工作簿 (*.xlsx *.xlsm);;所有文件 (*)</source>
      <translation>Workbook (*.xlsx *.xlsm);;All files (*)</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>没有要写回的：表里的内容和程序里一致。</source>
      <translation>Nothing to write back: the sheet equals what the program holds.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>已取消，文件没有改变。</source>
      <translation>Cancelled; the file has not changed.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>这个文件刚才又被保存过，已按最新内容重新比较，请再看一遍。</source>
      <translation>This file was just saved again and has been compared anew; please look once more.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>正在比较 {0}</source>
      <translation>Comparing {0}</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>会改 {0} 个单元格，新增 {1} 行；其余原样不动。</source>
      <translation>{0} cells will change, {1} rows will be added; everything else stays.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source> {0} 位客户现在属于另一张表，这里的旧行不动。</source>
      <translation> {0} customers now belong to another table; their old rows here stay.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source> {0} 个单元格不能写，列在表里。</source>
      <translation> {0} cells cannot be written and are listed.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>正在写回 {0}</source>
      <translation>Writing back {0}</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>或者另存为“{0}”，已为您填好。</source>
      <translation>Or save as "{0}" instead; it is filled in for you.</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_dialog.py" />
      <source>工作簿 (*{0})</source>
      <translation>Workbook (*{0})</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_model.py" />
      <source>不写：{0}</source>
      <translation>Not written: {0}</translation>
    </message>
    <message>
      <location filename="app/ui/write_back_model.py" />
      <source>新增一行</source>
      <translation>New row</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>客户分类</source>
      <translation>Customer tables</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>公共池</source>
      <translation>Public pool</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>评判</source>
      <translation>Verdict</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>多少天未交易算长期未交易</source>
      <translation>Days without a deal until dormant</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>最后成交距今超过这么多天的客户进入长期未交易客户；正好这么多天仍是现有客户。</source>
      <translation>Customers whose last deal is longer ago than this are dormant; exactly this many days ago is still current.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>多少天未联系回收</source>
      <translation>Days without contact until return</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>潜在客户超过这么多天没有联系，自动放回公共池。未填客户级别时用这一项；0 表示不回收。</source>
      <translation>A potential customer without contact for longer returns to the public pool by itself. Used where no level is set; 0 means never.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>A 级客户多少天未联系回收</source>
      <translation>Days without contact until return, level A</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>客户级别为 A 时代替上一项；0 表示不回收。</source>
      <translation>Replaces the general number for level A; 0 means never.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>B 级客户多少天未联系回收</source>
      <translation>Days without contact until return, level B</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>客户级别为 B 时代替通用天数；0 表示不回收。</source>
      <translation>Replaces the general number for level B; 0 means never.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>C 级客户多少天未联系回收</source>
      <translation>Days without contact until return, level C</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>客户级别为 C 时代替通用天数；0 表示不回收。</source>
      <translation>Replaces the general number for level C; 0 means never.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>领取多少天未成交回收</source>
      <translation>Days without a deal after claiming until return</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>领取后超过这么多天没有成交，自动放回公共池；0 表示不回收。</source>
      <translation>A claimed customer without a deal for longer returns to the public pool by itself; 0 means never.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>回收前几天提醒</source>
      <translation>Days of warning before the return</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>客户回收前这么多天提醒业务员；改动回收天数也在这么多天后生效。</source>
      <translation>The salesperson is told this many days before; a change of the return days takes effect after as many days, too.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>每人每天最多领取</source>
      <translation>Claims per person and day</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按当天的领取次数计算，领取后放回也算一次；分配的客户不算。</source>
      <translation>Counted by the claims of the day, also when returned afterwards; assigned customers do not count.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>原业务员几天内不能再领取</source>
      <translation>Days before the former owner may claim again</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>放回或被回收的客户，原业务员在这么多天内不能再领取。</source>
      <translation>Whoever returned or lost a customer cannot claim it again for this many days.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>每人最多持有的潜在客户</source>
      <translation>Potential customers per person</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>达到后不能再领取；主管可以写明理由后放行。</source>
      <translation>At the limit no more can be claimed; the supervisor may allow it with a reason.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>每人最多锁定的客户</source>
      <translation>Locked customers per person</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>锁定的客户不会被回收。</source>
      <translation>Locked customers do not return.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>最长锁定天数</source>
      <translation>Longest lock in days</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>锁定到期自动解除。</source>
      <translation>A lock ends by itself on its day.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>公共池隐藏电话中间四位</source>
      <translation>Mask phones in the public pool</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>领取之前电话显示为 138****8000；主管始终看到完整号码。</source>
      <translation>Until claimed, phones show as 138****8000; the supervisor always sees them whole.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>每人每周分配的长期未交易客户</source>
      <translation>Dormant customers per person and week</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>每周一分给每位业务员的联系名单人数；请假的人可单独设为 0。</source>
      <translation>Length of the list each salesperson gets on Monday; people on leave can be set to 0.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>未联系的客户最多顺延几周</source>
      <translation>Weeks a customer is carried over</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>上周没联系的客户优先排进本周；超过这么多周转给主管处理。</source>
      <translation>Those not contacted last week come first; after this many weeks they go to the supervisor.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>旺季指数高于多少算应季</source>
      <translation>Season index from which a product counts as in season</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>买过的产品下月季节指数高于这个数时优先分配，100 为平均。</source>
      <translation>Customers who bought products whose index next month is above this come first; 100 is average.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>优先唤醒：沉睡至少几个月</source>
      <translation>Wake first: asleep for at least (months)</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>沉睡月数在这个范围内的客户优先分配。</source>
      <translation>Customers asleep within this range come first.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>优先唤醒：沉睡至多几个月</source>
      <translation>Wake first: asleep for at most (months)</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>有意向后最迟几天再联系</source>
      <translation>Days until the next contact when interested</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>联系结果为有意向时，下次联系不晚于这么多天。</source>
      <translation>After the outcome "interested" the next contact is no later than this.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>打不通最多试几次</source>
      <translation>Tries until reached</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>无人接听、占线、关机、无法接通时，换时段再试的次数。</source>
      <translation>No answer, busy, switched off or unreachable: tries at different times of day.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>试满后休息几天</source>
      <translation>Days of rest after the last try</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>试满次数仍打不通，这么多天内不再分配。</source>
      <translation>Still not reached after all tries, not assigned for this many days.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>暂无需求休息几天</source>
      <translation>Days of rest: no need now</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>联系结果为暂无需求时，这么多天内不再分配。</source>
      <translation>After the outcome "no need now", not assigned for this many days.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>已有供应商休息几天</source>
      <translation>Days of rest: has a supplier</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>联系结果为已有供应商时，这么多天内不再分配。</source>
      <translation>After the outcome "has a supplier", not assigned for this many days.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>联系过后休息几天</source>
      <translation>Days of rest after a contact</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>其他联系结果之后，这么多天内不再分配。</source>
      <translation>After other outcomes, not assigned for this many days.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>有未结投诉也分配</source>
      <translation>Assign despite open complaints</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>打开后，投诉未处理完的客户也会进入每周名单。</source>
      <translation>When on, customers with open complaints are on the weekly list, too.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>联系后几天内成交算唤醒</source>
      <translation>Days in which a deal counts as woken up</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>这么多天内有出货，算最后一次联系的业务员唤醒。</source>
      <translation>A shipment within this many days is credited to whoever called last.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>生日和节日提前几天提醒</source>
      <translation>Days ahead for birthdays and holidays</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>客户生日（公历、农历）和节日提前这么多天出现在今日工作。</source>
      <translation>Birthdays (solar and lunar) and holidays appear in Today this many days ahead.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>保修到期提前几天提醒</source>
      <translation>Days ahead for warranty ends</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>售后单上的保修截止日前这么多天提醒。</source>
      <translation>Reminds this many days before the warranty date of a service case.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>稍后提醒（短，分钟）</source>
      <translation>Snooze, short (minutes)</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>提醒上第一个稍后按钮的分钟数。</source>
      <translation>Minutes of the first snooze button.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>稍后提醒（长，分钟）</source>
      <translation>Snooze, long (minutes)</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>提醒上第二个稍后按钮的分钟数。</source>
      <translation>Minutes of the second snooze button.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>ABC 分类统计几个月</source>
      <translation>Months of the ABC classes</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按最近这么多个月的销售额分类。</source>
      <translation>Classes follow the sales of this many months.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>A 类累计占比（%）</source>
      <translation>Class A up to (% of sales)</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按销售额从大到小累计，不超过这个占比的是 A 类。</source>
      <translation>Added up from the largest, class A reaches up to this share.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>B 类累计占比（%）</source>
      <translation>Class B up to (% of sales)</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>超过 A 类、不超过这个占比的是 B 类，其余是 C 类。</source>
      <translation>Beyond class A up to this share is class B, the rest is class C.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>季节指数至少需要几个整年</source>
      <translation>Whole years needed for a season index</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>数据不足时不计算，并说明原因。</source>
      <translation>With less data nothing is computed, and the reason is said.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>流失预警至少需要几次成交</source>
      <translation>Deals needed for a churn warning</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>成交次数不够的客户不作预警。</source>
      <translation>Customers with fewer deals get no warning.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>关注：超过成交间隔的百分之几</source>
      <translation>Watch: percent of the usual gap</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>距上次成交超过通常间隔（中位数）的这个百分比时提示关注。</source>
      <translation>Customers whose last deal is longer ago than this percentage of their usual gap (median) are to be watched.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>风险：超过成交间隔的百分之几</source>
      <translation>Risk: percent of the usual gap</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>距上次成交超过通常间隔（中位数）的这个百分比时提示风险。</source>
      <translation>Customers whose last deal is longer ago than this percentage of their usual gap (median) are at risk.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>连续几期下降算预警</source>
      <translation>Periods of decline until a warning</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>销售额连续这么多期下降时提示。</source>
      <translation>Warns when sales fall this many periods in a row.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>权重：销售贡献</source>
      <translation>Weight: sales</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按统计期内的销售额类别计分；还没成交的客户按客户级别计分。</source>
      <translation>By sales class of the period; customers without a deal by their level.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>权重：活跃度</source>
      <translation>Weight: activity</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按最近成交和成交次数计分；还没成交的客户按最近联系、阶段和约定的下次联系计分。</source>
      <translation>By last deal and number of deals; customers without a deal by last contact, stage and next date.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>权重：影响力</source>
      <translation>Weight: influence</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按影响力 1–5 计分。</source>
      <translation>By influence 1–5.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>权重：信用</source>
      <translation>Weight: credit</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按信用 1–5 计分。</source>
      <translation>By credit 1–5.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>权重：资料完整度</source>
      <translation>Weight: completeness</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>按资料完整度计分。</source>
      <translation>By completeness of the details.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>评分多少起建议优先跟进</source>
      <translation>Score from which to suggest: follow first</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>评分 0–100，达到这个数建议优先跟进。</source>
      <translation>Scores are 0–100; from here on "follow first" is suggested.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>评分多少起建议正常跟进</source>
      <translation>Score from which to suggest: follow</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>低于优先、达到这个数建议正常跟进。</source>
      <translation>Below "first", from here on "follow" is suggested.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>评分多少起建议观察</source>
      <translation>Score from which to suggest: watch</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>低于正常、达到这个数建议观察。</source>
      <translation>Below "follow", from here on "watch" is suggested.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>评分多少起建议暂缓</source>
      <translation>Score from which to suggest: put off</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>低于观察、达到这个数建议暂缓；再低建议放弃。停业的建议放弃，拒绝联系的建议暂缓。</source>
      <translation>Below "watch", from here on "put off" is suggested, below that "give up". Closed-down customers: give up; those refusing contact: put off.</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>需要填写的资料</source>
      <translation>Details wanted</translation>
    </message>
    <message>
      <location filename="app/settings.py" />
      <source>资料完整度按这些项目计算。</source>
      <translation>Completeness is counted over these.</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>换货</source>
      <translation>Exchange</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>样品</source>
      <translation>Sample</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>赠品</source>
      <translation>Gift</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>短信</source>
      <translation>Text message</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>上门拜访</source>
      <translation>Visit to them</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>来访</source>
      <translation>Visit to us</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>邮件</source>
      <translation>Email</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>视频会议</source>
      <translation>Video meeting</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>展会</source>
      <translation>Trade fair</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>活动</source>
      <translation>Event</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>新客开发</source>
      <translation>New customer</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>日常维护</source>
      <translation>Keeping in touch</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>报价跟进</source>
      <translation>Quotation follow-up</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>催款</source>
      <translation>Payment reminder</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>售后回访</source>
      <translation>After-sales visit</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>休眠激活</source>
      <translation>Waking up</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>投诉处理</source>
      <translation>Complaint</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>满意度调查</source>
      <translation>Satisfaction survey</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>无人接听</source>
      <translation>No answer</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>占线</source>
      <translation>Busy</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>拒接</source>
      <translation>Declined</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>关机</source>
      <translation>Switched off</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>停机</source>
      <translation>Suspended</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>空号</source>
      <translation>Not in service</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>无法接通</source>
      <translation>Unreachable</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>呼叫转移</source>
      <translation>Forwarded</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>错号</source>
      <translation>Wrong number</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>需寄样</source>
      <translation>Wants sample</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>约定再联系</source>
      <translation>Call again</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>已加微信</source>
      <translation>On WeChat</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>暂无需求</source>
      <translation>No need now</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>价格不合适</source>
      <translation>Price too high</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>已有供应商</source>
      <translation>Has supplier</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>质量服务不满</source>
      <translation>Unhappy with quality</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>停业</source>
      <translation>Closed down</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>拒绝联系</source>
      <translation>Refuses contact</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>仅问候</source>
      <translation>Greeting only</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>高</source>
      <translation>High</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>中</source>
      <translation>Medium</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>低</source>
      <translation>Low</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>优先跟进</source>
      <translation>Follow first</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>正常跟进</source>
      <translation>Follow</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>观察</source>
      <translation>Watch</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>暂缓</source>
      <translation>Put off</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>建议放弃</source>
      <translation>Give up</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>初步接触</source>
      <translation>First contact</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>需求确认</source>
      <translation>Needs clear</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>已寄样</source>
      <translation>Sample sent</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>谈判中</source>
      <translation>Negotiating</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>待签约</source>
      <translation>To be signed</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>已成交</source>
      <translation>Deal closed</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>流失</source>
      <translation>Lost</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>终端客户</source>
      <translation>End customer</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>代理商</source>
      <translation>Agent</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>经销商</source>
      <translation>Distributor</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>批发商</source>
      <translation>Wholesaler</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>个人</source>
      <translation>Individual</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>政府</source>
      <translation>Government</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>促销</source>
      <translation>Promotion</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>搜索引擎</source>
      <translation>Search engine</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>广告</source>
      <translation>Advertisement</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>转介绍</source>
      <translation>Referral</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>线上注册</source>
      <translation>Online sign-up</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>线上询价</source>
      <translation>Online inquiry</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>预约上门</source>
      <translation>Appointment</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>陌拜</source>
      <translation>Cold visit</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>电话咨询</source>
      <translation>Phone inquiry</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>邮件咨询</source>
      <translation>Email inquiry</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>老客户</source>
      <translation>Existing customer</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>短视频</source>
      <translation>Short video</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>电商</source>
      <translation>Online shop</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>咨询</source>
      <translation>Inquiry</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>维修</source>
      <translation>Repair</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>补发</source>
      <translation>Replacement delivery</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>退款</source>
      <translation>Refund</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>安装调试</source>
      <translation>Installation</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>配件</source>
      <translation>Spare part</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>技术支持</source>
      <translation>Technical support</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>保养</source>
      <translation>Maintenance</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>回访</source>
      <translation>Return visit</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>产品质量</source>
      <translation>Product quality</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>交货延误</source>
      <translation>Late delivery</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>数量短缺</source>
      <translation>Short quantity</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>包装破损</source>
      <translation>Damaged packing</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>发错货</source>
      <translation>Wrong goods</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>服务态度</source>
      <translation>Service attitude</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>价格账务</source>
      <translation>Price and invoice</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>安装</source>
      <translation>Installing</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>待受理</source>
      <translation>To be accepted</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>处理中</source>
      <translation>In progress</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>待客户确认</source>
      <translation>To be confirmed</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>已关闭</source>
      <translation>Closed</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>很满意</source>
      <translation>Very satisfied</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>满意</source>
      <translation>Satisfied</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>一般</source>
      <translation>Average</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>不满意</source>
      <translation>Dissatisfied</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>很不满意</source>
      <translation>Very dissatisfied</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>物流</source>
      <translation>Logistics</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>操作</source>
      <translation>Operation</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>客户使用</source>
      <translation>Customer's use</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>供应商</source>
      <translation>Supplier</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>紧急</source>
      <translation>Urgent</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>特急</source>
      <translation>Very urgent</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>台</source>
      <translation>units</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>套</source>
      <translation>sets</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>件</source>
      <translation>pcs</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>只</source>
      <translation>pieces</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>把</source>
      <translation>pieces</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>块</source>
      <translation>blocks</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>瓶</source>
      <translation>bottles</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>盒</source>
      <translation>boxes</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>箱</source>
      <translation>cartons</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>包</source>
      <translation>packs</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>卷</source>
      <translation>rolls</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>桶</source>
      <translation>drums</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>吨</source>
      <translation>tons</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>千克</source>
      <translation>kg</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>公斤</source>
      <translation>kg</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>米</source>
      <translation>m</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>案例分享</source>
      <translation>Case sharing</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>销售流程</source>
      <translation>Sales process</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>销售技巧</source>
      <translation>Sales skills</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>产品知识</source>
      <translation>Product knowledge</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>培训资料</source>
      <translation>Training</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>竞品分析</source>
      <translation>Competitors</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>客户分析</source>
      <translation>Customer analysis</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>制度</source>
      <translation>Policies</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>常见问题</source>
      <translation>FAQ</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>已发布</source>
      <translation>Published</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>无需求</source>
      <translation>No need</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>联系不上</source>
      <translation>Cannot be reached</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>号码错误</source>
      <translation>Wrong number</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>资质不符</source>
      <translation>Not qualified</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>价格不符</source>
      <translation>Price does not fit</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>重复客户</source>
      <translation>Duplicate</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>超期未联系</source>
      <translation>Too long without contact</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>超期未成交</source>
      <translation>Too long without a deal</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>价格</source>
      <translation>Price</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>质量</source>
      <translation>Quality</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>交期</source>
      <translation>Delivery time</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>服务</source>
      <translation>Service</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>竞品</source>
      <translation>Competitor</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>需求变化</source>
      <translation>Need changed</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>停产转行</source>
      <translation>Production stopped</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>倒闭</source>
      <translation>Bankrupt</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>人员变动</source>
      <translation>Staff change</translation>
    </message>
    <message>
      <location filename="app/models/nouns.py" />
      <source>账期</source>
      <translation>Payment terms</translation>
    </message>
  </context>
</TS>
