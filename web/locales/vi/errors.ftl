# Những lỗi mà cổng có thể phải báo cho người viết. Mỗi câu nói chuyện gì đã xảy ra và nên làm gì tiếp.
# What only staff can get is in their languages alone (cs, en).

error-malformed-request = Trang đã gửi điều mà cổng không hiểu. Hãy thử thêm một lần. Nếu vẫn không được, hãy chép lại văn bản đang viết và mở lại trang.

# $version (Text) - the version that was sent, in figures
error-unknown-version = Trang dùng một phiên bản mà cổng không biết (phiên bản { $version }). Hãy chép lại văn bản đang viết và mở lại trang.

error-thread-not-found = Với mã này không có gì. Hãy kiểm tra xem mã đã chép đúng và các nhóm đúng thứ tự chưa. Nếu cuộc trò chuyện đã bị xóa, bạn có thể bắt đầu cuộc mới bất cứ lúc nào.

error-stale-sequence = Trong lúc đó có tin nhắn mới. Hãy đọc tin đó rồi gửi tin của bạn. Văn bản đã viết vẫn còn.

error-conflicting-message = Ở vị trí này của cuộc trò chuyện đã có tin nhắn khác. Hãy tải lại cuộc trò chuyện rồi gửi tin của bạn. Văn bản đã viết vẫn còn.

error-conflicting-thread = Với mã này đã có một cuộc trò chuyện. Hãy lấy mã mới và gửi lại tin nhắn.

error-too-large = Tin nhắn quá dài. Hãy viết ngắn lại, hoặc chia thành vài tin ngắn hơn.

error-unsupported-media-type = Trang đã gửi dữ liệu ở dạng mà cổng không nhận. Hãy chép lại văn bản đang viết và mở lại trang.

error-unknown-centre = Cổng không biết trung tâm này. Hãy chọn lại địa điểm, hoặc gọi số 116 006. Số này miễn phí và hoạt động cả ngày lẫn đêm.

error-centre-not-accepting = Trung tâm này hiện không nhận tin nhắn qua cổng. Hãy chọn trung tâm khác, hoặc gọi số 116 006. Số này miễn phí và hoạt động cả ngày lẫn đêm.

error-stale-key = Trong lúc đó trung tâm đã đổi khóa. Hãy gửi lại tin nhắn, trang sẽ dùng khóa mới. Văn bản đã viết vẫn còn.

error-wrong-direction = Không lưu được tin nhắn này ở đây. Hãy chép lại văn bản đang viết và mở lại trang.

error-not-found = Ở địa chỉ này không có gì. Hãy bắt đầu từ trang đầu.

error-method-not-allowed = Không thực hiện được bước này ở địa chỉ này. Hãy mở lại trang.

error-unavailable = Cổng hiện không trả lời được. Hãy thử lại sau ít phút, văn bản đã viết vẫn ở trên trang. Nếu bạn gặp nguy hiểm, hãy gọi 158 hoặc 112.

error-internal = Phía chúng tôi có trục trặc, đó không phải lỗi của bạn. Hãy thử lại sau ít phút. Nếu bạn gặp nguy hiểm, hãy gọi 158 hoặc 112.
