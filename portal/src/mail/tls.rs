//! Whom the portal believes to be its mail server.

use std::path::Path;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_rustls::TlsConnector;

use super::error::MailSetupError;

/// TLS 1.2 or 1.3 with a certificate of one of those in the file, or else of those that the machine trusts.
pub(super) fn connector(ca_file: Option<&Path>) -> Result<TlsConnector, MailSetupError> {
    let roots = match ca_file {
        Some(path) => of_file(path)?,
        None => of_the_machine()?,
    };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

fn of_file(path: &Path) -> Result<RootCertStore, MailSetupError> {
    let pem = std::fs::read(path).map_err(|source| MailSetupError::CaFile {
        path: path.to_owned(),
        source,
    })?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&pem) {
        let certificate = certificate.map_err(|_| MailSetupError::NoCertificate(path.to_owned()))?;
        roots.add(certificate)?;
    }
    if roots.is_empty() {
        return Err(MailSetupError::NoCertificate(path.to_owned()));
    }
    Ok(roots)
}

fn of_the_machine() -> Result<RootCertStore, MailSetupError> {
    let mut roots = RootCertStore::empty();
    // A single broken file among many is the machine's affair; without any nothing is trusted.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return Err(MailSetupError::NoTrust);
    }
    Ok(roots)
}
