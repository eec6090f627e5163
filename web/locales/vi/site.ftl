# Văn bản của các trang. Bản gốc là tiếng Séc. Giọng văn: ấm áp, giản dị, bình tĩnh; gọi người đọc là “bạn”.

brand = Ozvi se

## Every page

exit = Thoát
exit-hint = Ẩn trang này ngay và mở một trang khác. Trên bàn phím, nhấn phím Shift ba lần cũng vậy.
exit-two = Nhấn Shift thêm hai lần nữa là trang biến mất
exit-one = Nhấn Shift thêm một lần nữa là trang biến mất
exit-off = Đã hủy việc thoát bằng phím Shift
exit-leaving = Đang mở một trang khác
exit-note-title = Nút “Thoát” làm được gì
# $name (Text) - the language of the page by its own name
language-label = Ngôn ngữ: { $name }
back = Quay lại
continue = Tiếp tục
step = Bước { $number }/7
numbers-title = Ngay lúc này bạn có đang gặp nguy hiểm không?
numbers-police = Cảnh sát
numbers-emergency = Khẩn cấp
numbers-ambulance = Cấp cứu
numbers-victims = Cho nạn nhân
numbers-free = Tất cả các số đều miễn phí và hoạt động cả ngày lẫn đêm.
link-contacts = Điện thoại và địa chỉ các trung tâm
link-safety = Cách giữ an toàn và cách chúng tôi bảo vệ bạn
link-home = Trang đầu
data-source = Nguồn: Cục Thống kê Séc (Český statistický úřad); GeoNames (CC BY 4.0)

## The demonstration

demonstration-label = Bản trình diễn
demonstration = Đây là bản trình diễn: không ai đọc tin nhắn ở đây.

## The first screen

welcome-title = Bạn có thể lên tiếng. Lặng lẽ và không cần tên.
welcome-lead =
    Ở nhà bạn có chuyện gì đau lòng hoặc đáng sợ? Hay bạn thấy điều đó xảy ra với người khác? Hãy viết cho những người ở
    trung tâm hỗ trợ (tiếng Séc: intervenční centrum). Ngày nào họ cũng giúp những việc như vậy, và không ai khác đọc được.
welcome-write = Viết
welcome-write-hint = Không cần tên, số điện thoại hay email.
welcome-return = Tôi có mã
welcome-return-hint = Xem trả lời hoặc viết thêm.
welcome-exit-title = Trước khi bắt đầu
welcome-exit-note =
    Nút “Thoát” ở phía trên ẩn trang ngay lập tức và mở một trang khác. Sau đó không ai quay lại đây được bằng mũi tên
    quay lại. Nhưng nút này không xóa được dấu vết trong lịch sử trình duyệt rằng có người đã vào đây.

welcome-late = Trang chưa tải xong. Hãy tải lại khi kết nối tốt hơn. Bạn có thể gọi điện ngay.

## Without scripts

noscript-title = Hiện chưa viết được ở đây
noscript-text =
    Chúng tôi mã hóa tin nhắn ngay trên thiết bị của bạn để ngoài trung tâm không ai đọc được. Việc đó cần JavaScript,
    mà trong trình duyệt này nó đang tắt. Bạn có thể gọi điện ngay.

## Who it is about

role-title = Chuyện này liên quan đến ai?
role-victim = Đến tôi
role-victim-hint = Một người thân làm tôi đau hoặc làm tôi sợ.
role-witness = Đến người khác
role-witness-hint = Hàng xóm, bạn bè, một đứa trẻ, người trong gia đình.
role-unsure = Tôi không biết gọi chuyện này là gì
role-unsure-hint = Như vậy là đủ. Bạn không cần phải chắc chắn.
role-error = Hãy chọn một trong các lựa chọn. Nếu còn phân vân, hãy chọn lựa chọn thứ ba.
role-young =
    Bạn dưới 16 tuổi? Bạn cũng viết được ở đây. Bạn cũng có thể gọi đường dây cho trẻ em Linka bezpečí.

## The place

place-title = Chuyện xảy ra ở đâu?
place-lead =
    Theo địa điểm, chúng tôi tìm trung tâm hỗ trợ đúng nơi đó. Chúng tôi hỏi nơi chuyện xảy ra, kể cả khi bây giờ bạn
    đang ở chỗ khác.
place-private = Địa điểm chỉ được gửi đi dưới dạng mã hóa, bên trong tin nhắn. Chỉ trung tâm đọc được.
place-label = Thành phố, làng xã, khu phố hoặc mã bưu chính (PSČ)
place-hint = Chỉ cần gõ phần đầu, không cần dấu. Việc tìm kiếm diễn ra ngay trên thiết bị của bạn, không có gì được gửi đi.
place-more = Còn nhiều nơi nữa. Nếu chưa thấy nơi của bạn, hãy gõ tiếp.
place-question = Nơi đó thuộc huyện (okres) nào?
place-question-lead = Ở đó có nhiều trung tâm cùng hỗ trợ. Theo huyện, chúng tôi biết nên gửi đến trung tâm nào.
place-question-error = Hãy chọn một trong các lựa chọn. Nếu không biết, hãy chọn bên dưới “Tôi không biết, hoặc không muốn nói”.
place-by-region = Chọn theo vùng và huyện
place-region = Vùng (kraj)
place-region-choose = Chọn vùng
place-district = Huyện (okres)
place-error-region = Hãy chọn vùng, hoặc một trong các lựa chọn bên dưới.
place-error-district = Hãy chọn huyện, hoặc một trong các lựa chọn bên dưới.
place-other = Không cách nào phù hợp?
place-unknown = Tôi không biết, hoặc không muốn nói
place-elsewhere = Tôi không muốn trung tâm của huyện mình

## A centre of one's own choice

choose-title = Chọn một trung tâm
choose-lead =
    Không sao nếu bạn không muốn hoặc không thể nói địa điểm. Bạn có thể viết cho bất kỳ trung tâm nào trong số này.
    Khi cần, họ sẽ chỉ cho bạn trung tâm gần hơn.
choose-none =
    Hiện không có trung tâm nào nhận tin nhắn qua cổng này. Bạn có thể gọi số 116 006, khi nguy hiểm gọi 158.
choose-error = Hãy chọn một trong các trung tâm.

## Who will read it

centre-title = Ai sẽ đọc
centre-continue = Tiếp tục
centre-other = Tôi muốn trung tâm khác
centre-operator = Đơn vị quản lý: { $operator }
centre-witness =
    Bạn viết về một người khác. Trung tâm có thể đề nghị giúp người đó, nhưng họ không bắt buộc phải nhận. Điều gì có thể
    gây nguy hiểm cho họ thì cần biết trước, vì vậy chúng tôi sẽ hỏi bạn ở phần tin nhắn. Chúng tôi không cho ai biết người
    viết là ai: chính chúng tôi cũng không biết.
centre-no-contact =
    Hiện chúng tôi chưa có số điện thoại trực tiếp của trung tâm này. Bạn có thể gọi số 116 006, khi nguy hiểm gọi 158.
closed-title = Hiện chưa viết được cho nơi này
closed-lead =
    Trung tâm hỗ trợ ở nơi này chưa nhận tin nhắn qua cổng này. Chưa có gì được gửi đi.
    Bạn có thể gọi cho họ, hoặc viết cho trung tâm khác.
closed-fallback = Viết cho trung tâm thay thế
closed-others = Chọn trung tâm khác

## Before writing

before-title = Trước khi viết
before-reads = Chỉ những người ở trung tâm mà bạn thấy ở trang trước đọc được tin nhắn.
before-reads-not = Cảnh sát, đơn vị vận hành cổng này và người ngoài trên đường truyền đều không đọc được.
before-secrecy =
    Trung tâm phải giữ bí mật. Ngoại lệ là khi luật buộc phải báo một tội nghiêm trọng hoặc việc trẻ em gặp nguy hiểm.
before-answer = Câu trả lời sẽ ở ngay trên trang này. Trung tâm trả lời trong giờ làm việc, nên không có ngay.
before-emergency = Đây không phải đường dây khẩn cấp.
before-kept = Cổng này không tự xóa tin nhắn. Có mã, bạn có thể xóa bất cứ lúc nào.
before-code =
    Chỉ có mã mà bạn sắp thấy mới đưa bạn trở lại. Mất mã là mất cuộc trò chuyện. Ngay cả trung tâm cũng không khôi phục
    được.
before-continue = Tôi hiểu, cho tôi xem mã

## Danger now

danger-start = Có, ngay lúc này
danger-title = Trước hết, hãy gọi điện
danger-told =
    Bạn vẫn viết được. Cùng với tin nhắn, trung tâm sẽ thấy rằng bạn đang gặp nguy hiểm ngay lúc này. Nhưng họ trả lời
    trong giờ làm việc, vì vậy đừng chờ họ.
danger-continue = Viết tiếp
danger-none = Lúc này tôi không gặp nguy hiểm

## The code

code-title = Mã của bạn
code-loss = Ai mất mã thì không xem được câu trả lời nữa. Cả chúng tôi lẫn trung tâm đều không khôi phục được.
code-lead = Ở đây không có tên hay mật khẩu, bạn chỉ trở lại được bằng mã này. Hãy cất giữ mã trước khi viết.
code-large = Hiện chữ lớn
code-show = Cho tôi xem mã
large-title = Mã để chép lại
large-paper = Hãy chép mã ra giấy, xen giữa những thứ khác. Chữ hoa hay chữ thường đều được.
large-done = Tôi đã chép xong
code-groups = Mã gồm năm nhóm
code-words = Mã gồm chín từ
code-as-words = Hiện mã bằng từ tiếng Séc
code-as-groups = Hiện mã bằng chữ cái và chữ số
code-keep-title = Cách giữ mã
code-keep-memory = Hãy ghi nhớ mã. Các từ là tiếng Séc, nhưng dễ ghép thành một câu chuyện nhỏ.
code-keep-paper = Viết ra giấy xen giữa những thứ khác, ví dụ trong công thức nấu ăn hoặc cạnh số hợp đồng.
code-keep-person = Nói cho người mà bạn tin tưởng.
code-keep-photo = Ảnh hoặc ảnh chụp màn hình có thể xuất hiện trên thiết bị khác. Tốt hơn là đừng chụp.
code-continue = Tôi đã giữ mã
confirm-title = Hãy thử xem bạn có mã chưa
confirm-show = Xem lại mã
confirm-why = Chúng tôi kiểm tra để chắc rằng bạn trở lại được. Mất mã là mất cuộc trò chuyện.

## Writing

write-title = Hãy viết chuyện đang xảy ra
write-title-again = Viết thêm một tin nhắn
write-lead = Chỉ cần vài câu, theo thứ tự nào cũng được. Bạn có thể viết bằng tiếng Việt.
write-lead-witness =
    Trung tâm có thể đề nghị giúp đỡ người mà bạn lo lắng. Hãy viết xem người đó có biết bạn viết không, và điều gì có thể
    gây nguy hiểm cho họ.
write-label = Tin nhắn của bạn
write-help-title = Bạn không biết bắt đầu từ đâu?
write-help-last = Lần gần đây nhất đã xảy ra chuyện gì?
write-help-fear = Lúc này bạn sợ điều gì nhất?
write-help-others = Có ai khác ở đó không, có thể là trẻ em?
write-help-wish = Lúc này điều gì sẽ giúp được bạn?
write-names = Bạn không cần viết tên hay địa chỉ.
write-send = Gửi
write-to-messages = Quay lại tin nhắn

## What may be told besides the message

notes-title = Để câu trả lời an toàn hơn (không bắt buộc)
notes-done = Xong
notes-skip = Tôi không muốn trả lời
safe-times-row = Khi nào bạn có thể yên tâm vào xem
safe-times-title = Khi nào bạn có thể yên tâm vào xem?
safe-times-lead = Trung tâm thấy điều này ngay cạnh tin nhắn, và biết khi nào bạn đọc câu trả lời được an toàn.
safe-times-label = Khi nào an toàn
safe-times-example = Ví dụ: buổi sáng ngày thường, tối thứ ba, chỉ khi ở chỗ làm.
unmentioned-row = Câu trả lời không nên nhắc đến điều gì
unmentioned-title = Câu trả lời không nên nhắc đến điều gì?
unmentioned-lead = Phòng khi người khác nhìn thấy câu trả lời. Trung tâm sẽ tránh điều đó.
unmentioned-label = Điều cần tránh
unmentioned-example = Ví dụ: ý định rời đi, con cái, bác sĩ, tên người biết chuyện.
danger-row = Ngay lúc này bạn có gặp nguy hiểm không?

## Sending and sent

sending-title = Đang gửi tin nhắn
sending-retry = Thử ngay
sending-keep = Hãy để trang mở. Văn bản chỉ ở đây và không ai khác thấy.
sent-title = Đã gửi
sent-lead = Tin nhắn của bạn đã ở trung tâm, được mã hóa. Thật tốt là bây giờ đã có người biết.
sent-when = Ngày mai hãy vào xem, nếu chưa có câu trả lời thì thử lại sau một ngày.
sent-code-title = Bạn trở lại bằng mã này
sent-code-note = Khi bạn rời đi, chúng tôi không hiện mã nữa. Không có mã thì không xem được câu trả lời.
sent-again = Thêm một tin nhắn nữa
sent-leave = Rời khỏi trang

## Coming back

return-title = Nhập mã của bạn
return-lead = Năm nhóm, hoặc chín từ tiếng Séc. Chữ hoa, dấu cách và dấu của chữ không quan trọng.
return-label = Mã
return-continue = Tiếp tục
status-title = Cuộc trò chuyện của bạn
status-alone-title = Bây giờ bạn có ở một mình không?
status-alone = Tin nhắn sẽ hiện sau một lần chạm nữa. Nếu có người đến, hãy dùng “Thoát”.
status-show = Hiện tin nhắn
messages-title = Tin nhắn
messages-again = Viết thêm một tin nhắn
messages-check = Xem có tin nhắn mới không
messages-newest = Tin mới nhất ở trên cùng.
delete-start = Xóa cuộc trò chuyện
delete-title = Bạn thật sự muốn xóa?
delete-lead =
    Mọi tin nhắn sẽ biến mất, cả ở phía bạn lẫn ở trung tâm, và mã hết hiệu lực. Không thể hoàn lại. Điều mà người ở trung
    tâm đã đọc thì chúng tôi không xóa được khỏi trí nhớ hay ghi chép của họ.
delete-yes = Có, xóa
delete-no = Không, giữ lại
deleted-title = Đã xóa
deleted-lead = Tin nhắn không còn và mã đã hết hiệu lực. Bạn có thể bắt đầu lại bất cứ lúc nào với mã mới.
deleted-remains =
    Điều mà người ở trung tâm đã đọc hoặc ghi vào sổ riêng thì chúng tôi không xóa được.
deleted-home = Về trang đầu

## The lock

lock-announced =
    Sau hai phút không chạm vào, hoặc khi bạn chuyển sang chỗ khác, trang sẽ tự khóa. Văn bản đang viết dở được giữ lại.
locked-title = Trang đã khóa
locked-lead = Trang tự khóa để không ai khác thấy nội dung.
locked-hint = Bạn cũng có thể nhập toàn bộ mã.
locked-open = Mở khóa
locked-words = Tôi có mã bằng từ
locked-groups = Tôi có mã bằng chữ cái và chữ số

## When writing is not safe

stop-title = Lúc này không làm được một cách an toàn
stop-promise = Văn bản của bạn chưa được gửi. Chúng tôi không bao giờ gửi khi chưa mã hóa.
stop-call = Bạn có thể gọi ngay:
stop-retry = Thử lại
stop-back = Quay lại văn bản

## Contacts

contacts-title = Điện thoại và địa chỉ các trung tâm
contacts-lead =
    Các trung tâm hỗ trợ (tiếng Séc: intervenční centra) giúp miễn phí những người bị người thân làm tổn thương. Hãy tìm
    trung tâm hỗ trợ nơi chuyện xảy ra.
contacts-lines = Đường dây cho cả nước
contacts-regions = Các trung tâm theo vùng
contacts-districts = Hỗ trợ tại các huyện: { $districts }
contacts-whole-region = Hỗ trợ trong cả vùng.
contacts-unverified = Chúng tôi lấy thông tin từ nguồn công khai. Nếu không gọi được, hãy thử 116 006.
line-free = miễn phí
line-nonstop = cả ngày lẫn đêm
line-112 = Đường dây khẩn cấp
line-150 = Cứu hỏa
line-155 = Xe cấp cứu
line-158 = Cảnh sát
line-116006 = Đường dây cho nạn nhân của tội phạm và bạo lực gia đình
line-116111 = Đường dây cho trẻ em và thanh thiếu niên (Linka bezpečí)

## Safety

safety-title = Cách giữ an toàn và cách chúng tôi bảo vệ bạn
safety-traces-title = Dấu vết còn lại trong điện thoại hoặc máy tính
safety-traces-history =
    Lịch sử trình duyệt sẽ có địa chỉ của trang này. Hãy chỉ xóa một mục này. Lịch sử trống có thể gây nghi ngờ.
safety-traces-private = Lần sau hãy mở cửa sổ ẩn danh. Đóng cửa sổ đó là không còn lịch sử.
safety-traces-device =
    Nếu bạn sợ có người theo dõi điện thoại hoặc cài chương trình gián điệp, hãy dùng thiết bị khác: ở thư viện, ở chỗ
    làm, ở nhà người mà bạn tin tưởng.
safety-traces-accounts =
    Có thể có người biết mật khẩu tài khoản Google hoặc Apple của bạn. Khi đó họ xem được lịch sử và vị trí từ xa.
safety-traces-calls = Cuộc gọi hiện trong điện thoại và có thể có trên hóa đơn. Số 116 006 miễn phí.
safety-traces-network = Ai quản lý wi-fi ở nhà có thể thấy rằng có người đã mở địa chỉ này. Họ không thấy bạn viết gì.
safety-exit-title = Nút “Thoát” làm được gì
safety-exit-can =
    Nút này ẩn trang ngay, bỏ văn bản đang viết và mã, rồi mở trang khác. Dùng nút quay lại hay mở lại thẻ đã đóng cũng
    không ai trở về đây được.
safety-exit-keys = Trên bàn phím, nhấn riêng phím Shift ba lần cũng vậy.
safety-exit-cannot =
    Nút này không xóa được lịch sử trình duyệt, hay điều mà người khác đã thấy. Lịch sử còn giữ địa chỉ của trang này và giờ
    bạn vào, nhưng không có điều bạn viết, mã của bạn hay tên trung tâm.
safety-exit-early =
    Khi trang chưa tải xong hoặc JavaScript bị tắt, nút này cũng mở trang khác. Nhưng khi đó nút quay lại có thể dẫn về
    trang đầu.
safety-protect-title = Trang này bảo vệ bạn như thế nào
safety-protect-encryption =
    Tin nhắn được mã hóa trên thiết bị của bạn. Chỉ trung tâm mà bạn viết cho đọc được. Người vận hành máy chủ không đọc được.
safety-protect-traces = Trang không dùng cookies, không lưu gì trên thiết bị và không đếm khách truy cập. Trang không nói gì về bạn cho trang khác.
safety-protect-address = Chúng tôi không lưu địa chỉ kết nối của bạn.
safety-protect-code = Mã chỉ ở chỗ bạn. Không có mã, kẻ lấy cắp máy chủ cũng không đọc được tin nhắn.
safety-limits-title = Điều chúng tôi không thể hứa
safety-limits-device = Nếu trong điện thoại có chương trình gián điệp, nó có thể thấy màn hình trước khi văn bản được mã hóa.
safety-limits-time = Rằng câu trả lời đến ngay. Khi nguy hiểm hãy gọi 158 hoặc 112.

## Not found

missing-title = Ở đây không có gì
missing-lead = Có thể địa chỉ bị gõ sai. Hãy bắt đầu từ trang đầu.

## When a centre asks whether another one may take the conversation over

moving-lead = Bạn là người quyết định, và trả lời thế nào cũng được.
moving-yes = Có, trung tâm đó có thể tiếp nhận
moving-yes-means = Trung tâm mới sẽ thấy toàn bộ cuộc trò chuyện, và bạn viết tiếp với họ. Mã vẫn như cũ.
moving-no = Không, hãy giữ lại ở đây
moving-no-means = Họ không chuyển cho ai, và bạn viết tiếp với chính trung tâm này.

## What people think of the help

about-links = Về cổng này
link-questionnaire = Trung tâm đã giúp bạn thế nào?
link-complaints = Khiếu nại ở đâu
link-accessibility = Khả năng tiếp cận
questionnaire-title = Trung tâm đã giúp bạn thế nào?
questionnaire-lead = Năm câu hỏi ngắn, chưa đến một phút. Câu nào bạn cũng có thể bỏ qua.
questionnaire-private =
    Việc này ẩn danh. Câu trả lời không kèm mã của bạn, tin nhắn của bạn hay ngày giờ, chỉ có trung tâm và tháng. Mỗi câu
    được đếm riêng, và trung tâm chỉ thấy tổng số khi quý đã kết thúc.
questionnaire-noscript =
    Bảng hỏi cần JavaScript, mà trong trình duyệt này nó đang tắt. Bạn có thể nói với trung tâm qua điện thoại rằng bạn
    nghĩ gì về sự giúp đỡ. Số 116 006 miễn phí cả ngày lẫn đêm.
questionnaire-centre = Trung tâm nào đã trả lời bạn?
questionnaire-centre-choose = Chọn trung tâm
questionnaire-error-centre = Hãy chọn trung tâm.
questionnaire-error-empty = Hãy chọn câu trả lời cho ít nhất một câu hỏi.
questionnaire-unsent =
    Hiện chưa gửi được. Không sao cả: hãy thử lại sau một lúc, hoặc cứ để vậy.
questionnaire-send = Gửi câu trả lời
questionnaire-thanks-title = Cảm ơn bạn
questionnaire-thanks = Câu trả lời của bạn đã được tính. Nhờ đó trung tâm sẽ giúp đỡ tốt hơn.
questionnaire-offer =
    Khi nào tiện, bạn có thể nói ẩn danh với trung tâm rằng họ đã giúp bạn thế nào. Sau đó bạn mở lại tin nhắn bằng mã.
questionnaire-offer-deleted = Nếu muốn, bạn có thể nói ẩn danh rằng trung tâm đã giúp bạn thế nào.
question-easy = Viết vào đây có dễ không?
question-soon = Câu trả lời có đến đủ sớm không?
question-clear = Câu trả lời có dễ hiểu không?
question-respect = Trung tâm có tôn trọng bạn không?
question-help = Điều đó có giúp được bạn không?
answer-yes = Có
answer-partly = Một phần
answer-no = Không
answer-none = Không trả lời

## Complaints

complaints-title = Khi sự giúp đỡ có điều không ổn
complaints-lead =
    Bạn có thể khiếu nại mà không phải lo, bạn không vì thế mà mất sự giúp đỡ. Hãy chọn nơi bạn tin tưởng. Không cách nào
    là điều kiện cho cách khác.
complaints-centre-title = Ban lãnh đạo trung tâm và đơn vị thành lập
complaints-centre =
    Mỗi trung tâm phải có quy tắc tiếp nhận và giải quyết khiếu nại. Hãy liên hệ với người đứng đầu trung tâm, hoặc thẳng
    với tổ chức quản lý trung tâm. Khiếu nại bằng văn bản được trả lời trong vòng 30 ngày.
complaints-anonymous =
    Khiếu nại ẩn danh được các trung tâm coi như góp ý. Vì vậy có thể không có câu trả lời, nhưng họ vẫn có thể sửa lỗi.
complaints-region-title = Chính quyền vùng (krajský úřad) và bộ
complaints-region =
    Các trung tâm là dịch vụ xã hội theo luật số 108/2006 Sb. Chính quyền vùng đăng ký các trung tâm, và thanh tra của Bộ
    Lao động và Xã hội giám sát chất lượng. Bạn có thể viết cho cả hai mà không cần khiếu nại ở trung tâm trước.
complaints-ombudsman-title = Người bảo vệ quyền công dân (veřejný ochránce práv)
complaints-ombudsman =
    Xem xét cơ quan nhà nước có làm đúng luật không, ví dụ khi chính quyền vùng gác lại khiếu nại của bạn hoặc không trả
    lời. Việc này miễn phí và độc lập với các cơ quan.
complaints-data-title = Cơ quan bảo vệ dữ liệu cá nhân (Úřad pro ochranu osobních údajů)
complaints-data =
    Khi dữ liệu của bạn đến tay người không được biết, hoặc ai đó dùng dữ liệu khác với điều được phép.
complaints-crime-title = Cảnh sát và viện kiểm sát
complaints-crime =
    Khi việc mà nhân viên trung tâm đã làm có thể là tội phạm. Mọi đồn cảnh sát và viện kiểm sát đều nhận tin báo, bằng
    văn bản hoặc bằng lời.
complaints-portal-title = Cổng này
complaints-portal = Khi chính trang này không hoạt động, hãy liên hệ với đơn vị vận hành:
complaints-code = Đừng bao giờ viết mã của bạn vào đơn khiếu nại. Ai có mã thì đọc được cuộc trò chuyện của bạn.
complaints-as-of = Thông tin tính đến tháng 11 năm 2026.
operator-untold = Đơn vị vận hành chưa cho biết cách liên hệ. Hãy liên hệ với bất kỳ trung tâm nào.

## Accessibility

accessibility-title = Tuyên bố về khả năng tiếp cận
accessibility-lead =
    Ai cũng phải dùng được các trang này: bằng giọng nói, bằng bàn phím, với kính lúp, trên điện thoại nhỏ hoặc đời cũ.
    Chúng tôi theo luật Séc số 99/2019 Sb. về khả năng tiếp cận của trang web và ứng dụng di động.
accessibility-state-title = Tình trạng hiện nay
accessibility-state =
    Các trang đáp ứng một phần tiêu chuẩn EN 301 549 và khuyến nghị WCAG 2.2 ở mức AA. Những gì chưa đáp ứng hoặc chưa
    được kiểm tra thì ghi ở dưới.
accessibility-gaps-title = Những gì chưa tiếp cận được
accessibility-gap-script =
    Không thể viết và đọc tin nhắn nếu không có JavaScript hoặc trong trình duyệt cũ hơn khoảng bốn năm. Thiếu chúng thì
    không mã hóa được tin nhắn. Điện thoại của các trung tâm vẫn hoạt động.
accessibility-gap-code =
    Mã để trở lại thì phải ghi nhớ hoặc chép lại. Chúng tôi không có cách trở lại nào khác: như vậy sẽ phải biết bạn là ai.
    Dạng bằng từ, chữ lớn và việc đọc to từng nhóm giúp cho dễ hơn.
accessibility-gap-sign = Văn bản chưa được dịch sang ngôn ngữ ký hiệu Séc.
accessibility-gap-people =
    Những người hằng ngày dùng trình đọc màn hình hoặc công cụ trợ giúp khác chưa dùng thử các trang này.
accessibility-tested-title = Chúng tôi đã kiểm tra thế nào
accessibility-tested =
    Bằng việc tự đánh giá. Mỗi khi có thay đổi, một chương trình đi qua mọi màn hình, sáng và tối, rộng 320 điểm ảnh, phóng
    to 400 % và với chữ lớn gấp đôi, tìm lỗi bằng công cụ axe và đi hết con đường chỉ bằng bàn phím.
accessibility-time =
    Trang tự khóa sau hai phút không chạm vào. Điều này được báo trước, và văn bản viết dở vẫn còn sau khi mở khóa.
accessibility-contact-title = Khi có điều gì ở đây cản trở bạn
accessibility-contact = Hãy viết hoặc gọi cho đơn vị vận hành. Bạn sẽ nhận được trả lời và thông tin ở dạng mà bạn dùng được:
accessibility-enforcement-title = Khi điều đó không giúp được
accessibility-enforcement =
    Nếu đơn vị vận hành không trả lời hoặc bạn không đồng ý với câu trả lời, hãy liên hệ Cơ quan Kỹ thuật số và Thông tin
    (Digitální a informační agentura), nơi giám sát khả năng tiếp cận theo luật.
accessibility-as-of = Tuyên bố này được lập vào tháng 11 năm 2026.
