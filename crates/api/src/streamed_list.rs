//! Bare arrays of any length: the answer begins with the first page, and each further page is read when the client has taken the
//! page before. Memory holds one page.

use std::io;
use std::pin::Pin;

use actix_web::body::BodyStream;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use billables_persistence::Scan;
use billables_wire::{ListWriter, member_names};
use futures_util::stream;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::ApiError;
use crate::format::{Format, SCHEMA, value_of};

/// A page of the list and the place after it.
pub(crate) type ListPage<T, P> = Scan<T, P>;

/// The future of a page.
pub(crate) type PageFuture<T, P> = Pin<Box<dyn Future<Output = Result<ListPage<T, P>, ApiError>>>>;

/// The answer with a list that begins with `first`; `read` reads the page after a place.
///
/// A list of one page is written whole. If a later page cannot be read, the answer ends in the middle, and the client sees that
/// the connection broke.
pub(crate) fn answer<T, P, D>(
    request: &HttpRequest,
    item_type: &'static str,
    first: ListPage<T, P>,
    read: impl Fn(P) -> PageFuture<T, P> + 'static,
) -> HttpResponse
where
    T: 'static,
    P: 'static,
    D: From<T> + Serialize + DeserializeOwned + 'static,
{
    let format = Format::of(request).wire;
    let mut writer = ListWriter::streamed(format, item_type, member_names::<D>(), &SCHEMA);
    let mut answer = HttpResponse::Ok();
    answer.content_type(format.content_type());
    push::<T, D>(&mut writer, first.items);
    let Some(next) = first.next else {
        let mut body = writer.take();
        body.extend(writer.finish().concat());
        return answer.body(body);
    };
    let begun = writer.take();
    let pages = stream::unfold(Some((writer, next)), move |state| {
        let page = state.map(|(writer, place)| (writer, read(place)));
        async move {
            let (mut writer, page) = page?;
            match page.await {
                Ok(page) => {
                    push::<T, D>(&mut writer, page.items);
                    let mut bytes = writer.take();
                    let state = match page.next {
                        Some(next) => Some((writer, next)),
                        None => {
                            bytes.extend(writer.finish().concat());
                            None
                        }
                    };
                    Some((Ok(Bytes::from(bytes)), state))
                }
                Err(error) => {
                    tracing::warn!(%error, "a list ends in the middle");
                    Some((Err(io::Error::other("a page of the list could not be read")), None))
                }
            }
        }
    });
    let pages = futures_util::StreamExt::chain(stream::once(async { Ok(Bytes::from(begun)) }), pages);
    answer.body(BodyStream::new(Box::pin(pages)))
}

fn push<T, D: From<T> + Serialize>(writer: &mut ListWriter<'_>, items: Vec<T>) {
    items.into_iter().filter_map(|item| value_of(&D::from(item))).for_each(|item| writer.push(&item));
}
