use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::{MailError, ask_for_tls};

/// What comes of asking a server that greets and then gives these answers, one for each line that it reads.
async fn asked(answers: &'static [&'static str]) -> Result<TcpStream, MailError> {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a client");
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        for answer in answers {
            // Whoever has heard enough goes away.
            if stream.write_all(answer.as_bytes()).await.is_err() || stream.read_line(&mut line).await.is_err() {
                break;
            }
        }
        line
    });
    let client = TcpStream::connect(address).await.expect("connected");
    let result = ask_for_tls(client, "posta.example.org").await;
    if result.is_err() {
        let said = server.await.expect("the server ends");
        assert!(
            [
                "",
                "EHLO posta.example.org\r\n",
                "EHLO posta.example.org\r\nSTARTTLS\r\n"
            ]
            .contains(&said.as_str()),
            "nothing else is said in plain: {said}"
        );
    }
    result
}

const GREETING: &str = "220 posta.example.org\r\n";
const OFFER: &str = "250-posta.example.org\r\n250-SIZE 1000\r\n250 starttls\r\n";

#[actix_web::test]
async fn a_server_that_offers_tls_is_taken() {
    asked(&[GREETING, OFFER, "220 go ahead\r\n"])
        .await
        .expect("ready for TLS");
}

#[actix_web::test]
async fn an_answer_that_came_before_tls_is_not_taken_for_the_servers() {
    let injected = asked(&[GREETING, OFFER, "220 go ahead\r\n250 send it in plain\r\n"]).await;
    assert!(matches!(injected, Err(MailError::Injected)), "{injected:?}");
}

#[actix_web::test]
async fn without_tls_nothing_is_sent() {
    let stripped = asked(&[GREETING, "250-posta.example.org\r\n250 AUTH PLAIN\r\n"]).await;
    assert!(matches!(stripped, Err(MailError::NoStartTls)), "{stripped:?}");
    let refused = asked(&[GREETING, OFFER, "454 no TLS at present\r\n"]).await;
    assert!(matches!(refused, Err(MailError::Refused { code: 454 })), "{refused:?}");
    let busy = asked(&["554 nobody is in\r\n"]).await;
    assert!(matches!(busy, Err(MailError::Refused { code: 554 })), "{busy:?}");
}

#[actix_web::test]
async fn what_is_not_smtp_is_not_listened_to_for_ever() {
    for answers in [
        &["HTTP/1.1 400 Bad Request\r\n"] as &'static [&'static str],
        &["2\r\n"],
        &["220?\r\n"],
    ] {
        let foreign = asked(answers).await;
        assert!(matches!(foreign, Err(MailError::NotSmtp)), "{answers:?}: {foreign:?}");
    }
    let long: &'static str = "220-on and on\r\n".repeat(1000).leak();
    let endless = asked(Box::leak(Box::new([long]))).await;
    assert!(matches!(endless, Err(MailError::NotSmtp)), "{endless:?}");
}
